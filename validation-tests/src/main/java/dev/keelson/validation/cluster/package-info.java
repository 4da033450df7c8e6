/**
 * Tests that ask a real cluster: {@link dev.keelson.validation.cluster.ClusterTest} gives a test class a control plane of
 * its own, built from the Kubernetes version that the Java model knows, or a cluster that the user chose.
 */
@NullMarked
package dev.keelson.validation.cluster;

import org.jspecify.annotations.NullMarked;
