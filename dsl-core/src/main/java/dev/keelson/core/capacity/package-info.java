/** How much a namespace may use, what a container in it may ask for, and which pods come first. */
@NullMarked
package dev.keelson.core.capacity;

import org.jspecify.annotations.NullMarked;
