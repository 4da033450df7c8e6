/** Who is in the mesh, and under which identity. */
@NullMarked
package dev.keelson.istio.membership;

import org.jspecify.annotations.NullMarked;
