/** A checked platform for one environment: what would be written, and all that is wrong with it. */
@NullMarked
package dev.keelson.core.blueprint;

import org.jspecify.annotations.NullMarked;
