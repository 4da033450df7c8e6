/** Where pods run: spread over zones, near to or apart from others, on which nodes. */
@NullMarked
package dev.keelson.core.placement;

import org.jspecify.annotations.NullMarked;
