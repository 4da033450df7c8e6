/** In which order objects reach a cluster. */
@NullMarked
package dev.keelson.core.apply;

import org.jspecify.annotations.NullMarked;
