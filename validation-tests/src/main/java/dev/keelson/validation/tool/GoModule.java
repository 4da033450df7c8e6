package dev.keelson.validation.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Go module of {@code src/tools}, whose {@code go.mod} and {@code go.sum} pin everything that goes into its programs.
 *
 * @since 0.1.0
 */
public final class GoModule {
    private final Sources sources;

    private GoModule(Sources sources) {
        this.sources = sources;
    }

    /**
     * Returns the module in a directory.
     *
     * @param directory relative to {@code src/tools}; empty for the module that lies there itself
     */
    public static GoModule at(String directory) {
        return new GoModule(new Sources(directory, List.of("go.mod", "go.sum")));
    }

    /**
     * Returns how a program of another module is built, in the version that {@code go.mod} pins with a {@code tool}
     * line.
     *
     * @param importPath its package
     */
    public GoRecipe program(String importPath) {
        return new GoRecipe(this, importPath, versionOf(importPath));
    }

    /**
     * Returns how a program of this module is built; its version changes with what it is built from.
     *
     * @param directory the directory of its source files
     * @param more its source files besides {@code main.go}
     */
    public GoRecipe own(String directory, String... more) {
        List<String> files = new ArrayList<>(List.of("go.mod", "go.sum", directory + "/main.go"));
        for (String file : more) {
            files.add(directory + "/" + file);
        }
        GoModule withSource = new GoModule(new Sources(sources.directory(), files));
        return new GoRecipe(withSource, "./" + directory, withSource.sources.digest());
    }

    Sources sources() {
        return sources;
    }

    /** The oldest Go that can build the module. */
    String goVersion() {
        return matches("(?m)^go (\\S+)$").findFirst().orElseThrow().group(1);
    }

    private String versionOf(String importPath) {
        Optional<MatchResult> nearest = matches("(?m)^(?:require )?\\s*(\\S+/\\S+) v([^/\\s]\\S*)")
                .filter(required -> (importPath + "/").startsWith(required.group(1) + "/"))
                .max(Comparator.comparingInt(required -> required.group(1).length()));
        return nearest.orElseThrow(() -> new IllegalArgumentException(
                        "src/tools/" + sources.directory() + "/go.mod requires no module that holds " + importPath))
                .group(2);
    }

    private Stream<MatchResult> matches(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(sources.text("go.mod"));
        return matcher.results();
    }
}
