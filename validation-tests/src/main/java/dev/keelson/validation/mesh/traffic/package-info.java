/** Containers that stand for those of a platform: they answer requests and make them as they are told, and count. */
@NullMarked
package dev.keelson.validation.mesh.traffic;

import org.jspecify.annotations.NullMarked;
