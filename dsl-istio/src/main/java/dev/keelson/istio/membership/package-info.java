/** Who is in the mesh, and under which identity. */
@LibraryCode
@NullMarked
package dev.keelson.istio.membership;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
