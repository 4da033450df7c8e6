/**
 * What autoscalers ask in a cluster, simulated: a server behind the three metrics APIs of Kubernetes that answers with a
 * load which a test sets.
 */
@NullMarked
package dev.keelson.validation.cluster.metrics;

import org.jspecify.annotations.NullMarked;
