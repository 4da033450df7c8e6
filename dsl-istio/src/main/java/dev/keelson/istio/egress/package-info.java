/** What a sidecar knows of and lets out. */
@LibraryCode
@NullMarked
package dev.keelson.istio.egress;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
