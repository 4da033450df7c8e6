package dev.keelson.core.value;

import dev.keelson.core.origin.ModelPath;

/**
 * Texts by key that a definition leaves to whoever runs the platform: there are none unless overrides or the values of a
 * chart give some.
 *
 * @param path where they are given, each under its key
 * @since 0.1.0
 */
public record OpenTexts(ModelPath path) {}
