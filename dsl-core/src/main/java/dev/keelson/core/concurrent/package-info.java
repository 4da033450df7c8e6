/** Running the definition many times over, several runs at a time. */
@NullMarked
package dev.keelson.core.concurrent;

import org.jspecify.annotations.NullMarked;
