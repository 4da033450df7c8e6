package dev.keelson.core.extension;

/**
 * Changes objects after all of them were rendered.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Patch {
    /** Changes objects in place. */
    void apply(View view, Resources resources);
}
