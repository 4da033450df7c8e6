package dev.keelson.core.pod;

import dev.keelson.core.token.Component;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;

/**
 * A container that the cluster adds to each pod of a component when it is admitted, first and for as long as the pod runs.
 * No object shows it; quotas and limits count it.
 *
 * @param component whose pods
 * @param name its name
 * @param cpu processor time that is kept for it
 * @param cpuLimit processor time that it may use
 * @param memory the memory that it has
 * @since 0.1.0
 */
public record InjectedContainer(Component component, String name, Cpu cpu, Cpu cpuLimit, Memory memory) {}
