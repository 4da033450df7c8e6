/** What can be wrong with how calls to a component are led and kept alive. */
@LibraryCode
@NullMarked
package dev.keelson.istio.traffic.check;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
