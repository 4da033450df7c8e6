package dev.keelson.validation.tool;

import java.util.List;

/**
 * Something the harness needs that is not Java: a program, or data that another ecosystem publishes.
 *
 * @param name the program's name, as on the PATH
 * @param places where one that the user has is looked for, after its property and before the cache
 * @param recipe how it is made where the user has none
 * @param versionArguments what a program is called with to tell its version; empty for one that cannot tell
 * @since 0.1.0
 */
public record Tool(String name, List<InstalledTool.Source> places, Recipe recipe, List<String> versionArguments) {

    /** Copies the lists. */
    public Tool {
        places = List.copyOf(places);
        versionArguments = List.copyOf(versionArguments);
    }

    /** Returns a program of general use: one on the PATH is taken. */
    public static Tool program(String name, Recipe recipe) {
        return new Tool(name, List.of(InstalledTool.Source.PATH), recipe, List.of());
    }

    /**
     * Returns a program of a Kubernetes control plane. One in the directory that the environment variable
     * {@code KUBEBUILDER_ASSETS} names is taken before one on the PATH: who sets it means tests like these.
     */
    public static Tool controlPlane(String name, Recipe recipe) {
        return new Tool(
                name, List.of(InstalledTool.Source.KUBEBUILDER_ASSETS, InstalledTool.Source.PATH), recipe, List.of());
    }

    /** Returns a tool that only this harness has a use for: what has its name on the PATH is something else. */
    public static Tool own(String name, Recipe recipe) {
        return new Tool(name, List.of(), recipe, List.of());
    }

    /**
     * Returns this tool with the arguments that make the program tell its version; by default it is not asked.
     *
     * @param arguments the first version in what it writes to its standard output is its own
     */
    public Tool tellingVersion(String... arguments) {
        return new Tool(name, places, recipe, List.of(arguments));
    }

    /** Returns the system property that names an installed one: {@code keelson.kubectl}, say. */
    public String property() {
        return "keelson." + name;
    }

    /**
     * Finds the tool, or makes it in the user's cache, which may take minutes the first time.
     *
     * <p>One that the user has may be of another version than the pinned one: {@link InstalledTool#version()} tells, and
     * another minor version is told on the standard error. The system property {@code keelson.tools=pinned} leaves aside
     * what no property names.
     *
     * @throws MissingToolException if it is nowhere and cannot be made; the message says what to install or to set
     */
    public InstalledTool install() {
        return ToolCache.ofUser().provide(this);
    }

    boolean isDirectory() {
        return recipe.product(name).isEmpty();
    }
}
