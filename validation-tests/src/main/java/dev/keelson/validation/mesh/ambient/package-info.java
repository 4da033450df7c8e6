/** Who reaches whom in a mesh without sidecars, judged by network policies and by what each proxy on the way asks. */
@NullMarked
package dev.keelson.validation.mesh.ambient;

import org.jspecify.annotations.NullMarked;
