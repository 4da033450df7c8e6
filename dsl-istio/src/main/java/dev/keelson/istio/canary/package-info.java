/** A second version of a component beside the first, which gets some of its calls. */
@LibraryCode
@NullMarked
package dev.keelson.istio.canary;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
