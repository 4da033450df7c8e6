package dev.keelson.core.cluster;

/**
 * How an object is applied.
 *
 * @param manager the field manager that owns what is applied
 * @param force whether fields are taken from other managers
 * @param dryRun whether the API server only says what would become of it
 * @since 0.1.0
 */
public record Write(String manager, boolean force, boolean dryRun) {}
