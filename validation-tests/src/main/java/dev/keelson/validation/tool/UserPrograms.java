package dev.keelson.validation.tool;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The programs that the user already has. */
final class UserPrograms {
    private static final String INSIST = "keelson.tools";

    private final UnaryOperator<@Nullable String> properties;
    private final List<Path> assets;
    private final List<Path> searchPath;

    /**
     * Looks in some surroundings.
     *
     * @param properties gives system properties
     * @param environment gives environment variables
     */
    UserPrograms(UnaryOperator<@Nullable String> properties, UnaryOperator<@Nullable String> environment) {
        this.properties = properties;
        String directory = environment.apply("KUBEBUILDER_ASSETS");
        this.assets = directory == null || directory.isBlank() ? List.of() : List.of(Path.of(directory));
        String path = environment.apply("PATH");
        this.searchPath = path == null
                ? List.of()
                : Arrays.stream(path.split(File.pathSeparator))
                        .filter(entry -> !entry.isEmpty())
                        .map(Path::of)
                        .toList();
    }

    /** A tool that the user has, in a version that is not known yet. */
    Optional<InstalledTool> find(Tool tool) {
        String named = properties.apply(tool.property());
        if (named != null) {
            return Optional.of(found(named(tool, named), InstalledTool.Source.PROPERTY));
        }
        return insistsOnPins()
                ? Optional.empty()
                : tool.places().stream()
                        .flatMap(
                                place -> find(tool.name(), directories(place)).map(path -> found(path, place)).stream())
                        .findFirst();
    }

    /** A program that makes tools. */
    Optional<Path> find(String program) {
        return find(program, searchPath);
    }

    private boolean insistsOnPins() {
        String value = properties.apply(INSIST);
        if (value != null && !value.equals("pinned")) {
            throw new MissingToolException("-D" + INSIST + "=" + value + " says nothing: only `pinned` does", null);
        }
        return value != null;
    }

    private List<Path> directories(InstalledTool.Source place) {
        return place == InstalledTool.Source.KUBEBUILDER_ASSETS ? assets : searchPath;
    }

    private static InstalledTool found(Path path, InstalledTool.Source source) {
        return new InstalledTool(path, source, Optional.empty());
    }

    private static Path named(Tool tool, String place) {
        Path path = Path.of(place);
        boolean usable =
                tool.isDirectory() ? Files.isDirectory(path) : Files.isRegularFile(path) && Files.isExecutable(path);
        if (!usable) {
            throw new MissingToolException(
                    "-D" + tool.property() + "=" + place + " does not name "
                            + (tool.isDirectory() ? "a directory" : "an executable file"),
                    null);
        }
        return path;
    }

    private static Optional<Path> find(String program, List<Path> directories) {
        return directories.stream()
                .map(directory -> directory.resolve(Platform.current().executable(program)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
