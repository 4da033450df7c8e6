package dev.keelson.helm.feed;

/**
 * A step into an object.
 *
 * @param name the key of a map, or what tells an element of a list from the others, which may be empty
 * @param isElement whether it leads into a list
 * @since 0.1.0
 */
public record Step(String name, boolean isElement) {}
