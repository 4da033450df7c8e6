/** What the mesh says on the way from one component to another. */
@LibraryCode
@NullMarked
package dev.keelson.istio.why;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
