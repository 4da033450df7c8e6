/** Releases of charts in a cluster, as the helm program makes them. */
@NullMarked
package dev.keelson.validation.release;

import org.jspecify.annotations.NullMarked;
