/** Who may call whom in a mesh, and who says so: all policies of the mesh taken together, for each pair of workloads. */
@NullMarked
package dev.keelson.validation.mesh.matrix;

import org.jspecify.annotations.NullMarked;
