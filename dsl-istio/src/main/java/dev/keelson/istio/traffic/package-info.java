/** How calls to a component are led and kept alive: virtual services and destination rules. */
@LibraryCode
@NullMarked
package dev.keelson.istio.traffic;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
