/** The words that put a platform into a mesh. */
@LibraryCode
@NullMarked
package dev.keelson.istio.mesh;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
