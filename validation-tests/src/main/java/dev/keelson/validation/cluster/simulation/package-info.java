/**
 * What a cluster has besides a control plane, simulated: nodes in zones, and the drivers that make volumes. Which image
 * does what, {@code cluster/plane/stages.yaml} says.
 */
@NullMarked
package dev.keelson.validation.cluster.simulation;

import org.jspecify.annotations.NullMarked;
