/** Where a definition becomes a checked platform: the composition root. */
@NullMarked
package dev.keelson.core.platform;

import org.jspecify.annotations.NullMarked;
