/** The words that put a platform into a mesh. */
@NullMarked
package dev.keelson.istio.mesh;

import org.jspecify.annotations.NullMarked;
