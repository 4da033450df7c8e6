/** What becomes of a request on its way to a component, and which requests go which way. */
@LibraryCode
@NullMarked
package dev.keelson.istio.route;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
