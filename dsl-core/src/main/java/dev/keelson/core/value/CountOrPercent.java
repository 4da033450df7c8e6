package dev.keelson.core.value;

/**
 * A number of pods, or a share of them; Kubernetes calls it {@code IntOrString}.
 *
 * @since 0.1.0
 */
public sealed interface CountOrPercent permits Count, Percent {}
