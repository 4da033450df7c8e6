package dev.keelson.helm.tests;

import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;

/**
 * With what the connections of a release are tried.
 *
 * @param image whose {@code nc} opens connections
 * @param cpu what a pod asks for
 * @param memory what a pod asks for and may have
 * @since 0.1.0
 */
public record TestFacts(Image image, Cpu cpu, Memory memory) {}
