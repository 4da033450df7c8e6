/** What the mesh tells of the traffic it sees. */
@LibraryCode
@NullMarked
package dev.keelson.istio.telemetry;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
