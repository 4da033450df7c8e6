package dev.keelson.validation.tool;

/**
 * How a tool is made from published sources of a pinned version.
 *
 * @since 0.1.0
 */
public abstract sealed class Recipe permits GoRecipe, PipRecipe {
    Recipe() {}

    /** Returns the version that the recipe makes. */
    public abstract String version();

    /** What the recipe leaves in the directory of a tool, relative to it; empty for the directory itself. */
    abstract String product(String tool);

    /** Makes the tool and returns the program that made it, with its version. */
    abstract String make(Workshop workshop);
}
