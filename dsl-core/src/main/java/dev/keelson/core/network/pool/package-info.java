/** How many connections callers keep open, and how many a component accepts. */
@NullMarked
package dev.keelson.core.network.pool;

import org.jspecify.annotations.NullMarked;
