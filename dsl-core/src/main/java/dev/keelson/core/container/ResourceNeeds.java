package dev.keelson.core.container;

import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import org.jspecify.annotations.Nullable;

/**
 * What a container asks of its node, {@code resources} of a container.
 *
 * @param cpu the request
 * @param cpuLimit the limit; null lets the container use idle processors
 * @param memory the request, and the limit where no other is given
 * @param memoryLimit a limit above the request
 * @param ephemeralStorage request and limit of what it writes outside volumes
 * @since 0.1.0
 */
public record ResourceNeeds(
        @Nullable Cpu cpu,
        @Nullable Cpu cpuLimit,
        @Nullable Memory memory,
        @Nullable Memory memoryLimit,
        @Nullable Storage ephemeralStorage) {}
