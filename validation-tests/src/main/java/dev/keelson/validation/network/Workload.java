package dev.keelson.validation.network;

import dev.keelson.validation.network.endpoint.Pod;

/**
 * What makes equal pods.
 *
 * @param id namespace and name
 * @param pod each of its pods
 * @param replicated whether it can have a second pod; only a bare pod cannot
 */
record Workload(String id, Pod pod, boolean replicated) {}
