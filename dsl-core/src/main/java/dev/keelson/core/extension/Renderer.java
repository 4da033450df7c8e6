package dev.keelson.core.extension;

/**
 * Turns facts of the model into Kubernetes objects.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Renderer {
    /** Adds the objects that follow from the model. Their lists and maps can be added to, because patches do so. */
    void render(View view, Resources out);
}
