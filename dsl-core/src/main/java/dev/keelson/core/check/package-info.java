/** Checks across concepts. */
@NullMarked
package dev.keelson.core.check;

import org.jspecify.annotations.NullMarked;
