/** How many pods something has over time, and who decides it. */
@NullMarked
package dev.keelson.validation.cluster.scaling;

import org.jspecify.annotations.NullMarked;
