/** Which nodes an autoscaler may add for the platform's pods. */
@NullMarked
package dev.keelson.core.nodes;

import org.jspecify.annotations.NullMarked;
