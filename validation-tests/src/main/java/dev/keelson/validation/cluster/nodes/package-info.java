/** Karpenter beside a control plane of a test, with nodes that are simulated. */
@NullMarked
package dev.keelson.validation.cluster.nodes;

import org.jspecify.annotations.NullMarked;
