/** The words that say what a component is that somebody else runs. */
@NullMarked
package dev.keelson.core.workload.external;

import org.jspecify.annotations.NullMarked;
