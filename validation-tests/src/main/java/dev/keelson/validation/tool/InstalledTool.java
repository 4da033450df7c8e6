package dev.keelson.validation.tool;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tool that is there.
 *
 * @param path the program, or the directory of what is not a program
 * @param source how it was found
 * @param version the pinned one for a tool that Keelson made; otherwise the one that the program tells, or empty if it
 *     tells none
 * @since 0.1.0
 */
public record InstalledTool(Path path, Source source, Optional<String> version) {
    private static final Pattern MINOR = Pattern.compile("^\\d+\\.\\d+");

    /** Where a tool was found, in the order of the search. */
    public enum Source {
        /** A system property names it. */
        PROPERTY("named by a property"),
        /** It lies in the directory that the environment variable {@code KUBEBUILDER_ASSETS} names. */
        KUBEBUILDER_ASSETS("in KUBEBUILDER_ASSETS"),
        /** The user has it on the PATH. */
        PATH("on the PATH"),
        /** An earlier run made it. */
        CACHE("in Keelson's cache"),
        /** This run made it. */
        MADE("made");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        /** Where it is, as a part of a sentence. */
        String words() {
            return words;
        }
    }

    /**
     * Returns whether the tool is known to be of another minor version.
     *
     * @param wanted a version: {@code 1.34.8}, say, which 1.34.2 is as good as
     */
    public boolean isOtherMinorThan(String wanted) {
        return version.filter(known -> !minor(known).equals(minor(wanted))).isPresent();
    }

    private static String minor(String version) {
        Matcher matcher = MINOR.matcher(version);
        return matcher.find() ? matcher.group() : version;
    }
}
