/** How many pods of a component may be missing when somebody empties a node. */
@NullMarked
package dev.keelson.core.availability;

import org.jspecify.annotations.NullMarked;
