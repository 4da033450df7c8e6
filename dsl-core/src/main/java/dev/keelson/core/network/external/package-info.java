/** Components that the platform reaches and does not run. */
@NullMarked
package dev.keelson.core.network.external;

import org.jspecify.annotations.NullMarked;
