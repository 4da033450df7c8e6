/** Checks of what namespaces and containers may use, with the arithmetic of the API server. */
@NullMarked
package dev.keelson.core.check.capacity;

import org.jspecify.annotations.NullMarked;
