/** A cluster as those see it who apply objects to it: read, write, delete, and nothing of how it is reached. */
@NullMarked
package dev.keelson.core.cluster;

import org.jspecify.annotations.NullMarked;
