/** Why one component reaches another, or does not. */
@NullMarked
package dev.keelson.core.why;

import org.jspecify.annotations.NullMarked;
