package dev.keelson.validation.tool;

/**
 * Something the harness needs that is not Java: a program, or data that another ecosystem publishes.
 *
 * @param name the program's name, as on the PATH
 * @param onPath whether one that the user has installed is as good
 * @param recipe how it is made where the user has none
 * @since 0.1.0
 */
public record Tool(String name, boolean onPath, Recipe recipe) {

    /** Returns a program of general use: one on the PATH is taken. */
    public static Tool program(String name, Recipe recipe) {
        return new Tool(name, true, recipe);
    }

    /** Returns a tool that only this harness has a use for: what has its name on the PATH is something else. */
    public static Tool own(String name, Recipe recipe) {
        return new Tool(name, false, recipe);
    }

    /** Returns the system property that names an installed one: {@code keelson.kubectl}, say. */
    public String property() {
        return "keelson." + name;
    }

    /**
     * Finds the tool, or makes it in the user's cache, which may take minutes the first time.
     *
     * @throws MissingToolException if it is nowhere and cannot be made; the message says what to install or to set
     */
    public InstalledTool install() {
        return ToolCache.ofUser().provide(this);
    }
}
