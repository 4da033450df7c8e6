package dev.keelson.core.identity;

/**
 * What holds for the whole platform.
 *
 * @param name its name
 * @param production whether the definition called this environment production
 * @since 0.1.0
 */
public record PlatformFacts(String name, boolean production) {}
