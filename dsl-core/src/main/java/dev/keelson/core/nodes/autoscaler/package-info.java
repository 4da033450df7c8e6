/** The cluster-autoscaler: node groups that others made, and the values of its chart. */
@NullMarked
package dev.keelson.core.nodes.autoscaler;

import org.jspecify.annotations.NullMarked;
