package dev.keelson.validation.cluster.scaling;

import java.time.Instant;

/**
 * A workload is asked to have another number of pods.
 *
 * @param at when
 * @param pods how many
 * @since 0.1.0
 */
public record ScaleStep(Instant at, int pods) {}
