/**
 * Where in the user's Java code a thing was said, and under which model path it is known.
 */
@NullMarked
package dev.keelson.core.origin;

import org.jspecify.annotations.NullMarked;
