/**
 * Directories of generated files that are whole at any moment: written atomically, touched only where something
 * changed, marked while unfinished, and never at the cost of a file that is not Keelson's.
 *
 * <p>{@link dev.keelson.core.emit.tree.OutputTree} writes what {@link dev.keelson.core.emit.tree.OutputFiles} holds.
 */
@NullMarked
package dev.keelson.core.emit.tree;

import org.jspecify.annotations.NullMarked;
