package dev.keelson.validation.tool;

import java.nio.file.Path;

/**
 * A tool that is there.
 *
 * @param path the program, or the directory of what is not a program
 * @param source how it was found
 * @since 0.1.0
 */
public record InstalledTool(Path path, Source source) {

    /** Where a tool was found, in the order of the search. */
    public enum Source {
        /** A system property names it. */
        PROPERTY,
        /** The user has it on the PATH. */
        PATH,
        /** An earlier run made it. */
        CACHE,
        /** This run made it. */
        MADE
    }
}
