/** The programs of a mesh that runs, and the addresses that they have for themselves. */
@NullMarked
package dev.keelson.validation.mesh.lab.program;

import org.jspecify.annotations.NullMarked;
