package dev.keelson.validation.tool;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory outside every checkout that keeps the tools which were made, so that each is made once per version.
 *
 * <p>A tool is made in a directory of its own and moved into place in one step, under a lock that all processes of the
 * user share: whoever finds a tool finds it whole.
 */
final class ToolCache {
    private static final String UNFINISHED = "unfinished-";
    private static final ToolCache USER = new ToolCache(
            userDirectory(), searchPath(), System::getProperty, line -> System.err.println("keelson: " + line));

    private final Path directory;
    private final List<Path> searchPath;
    private final UnaryOperator<@Nullable String> properties;
    private final Consumer<String> console;

    ToolCache(
            Path directory,
            List<Path> searchPath,
            UnaryOperator<@Nullable String> properties,
            Consumer<String> console) {
        this.directory = directory;
        this.searchPath = searchPath;
        this.properties = properties;
        this.console = console;
    }

    static ToolCache ofUser() {
        return USER;
    }

    InstalledTool provide(Tool tool) {
        String named = properties.apply(tool.property());
        if (named != null) {
            return new InstalledTool(named(tool, named), InstalledTool.Source.PROPERTY);
        }
        if (tool.onPath()) {
            Optional<Path> found = Workshop.find(tool.name(), searchPath);
            if (found.isPresent()) {
                return new InstalledTool(found.get(), InstalledTool.Source.PATH);
            }
        }
        Path home = directory.resolve(tool.name() + "-" + tool.recipe().version() + "-" + Platform.current());
        Path product = home.resolve(tool.recipe().product());
        if (Files.exists(product)) {
            return new InstalledTool(product, InstalledTool.Source.CACHE);
        }
        return make(tool, home, product);
    }

    private Path named(Tool tool, String place) {
        Path path = Path.of(place);
        boolean usable = tool.recipe().product().isEmpty()
                ? Files.isDirectory(path)
                : Files.isRegularFile(path) && Files.isExecutable(path);
        if (!usable) {
            throw new MissingToolException(
                    "-D" + tool.property() + "=" + place + " does not name "
                            + (tool.recipe().product().isEmpty() ? "a directory" : "an executable file"),
                    null);
        }
        return path;
    }

    /** One tool at a time: builds use every processor, and threads of one JVM cannot share a file lock. */
    private synchronized InstalledTool make(Tool tool, Path home, Path product) {
        try {
            Files.createDirectories(directory);
            try (FileChannel lockFile = FileChannel.open(
                            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(lockFile, tool)) {
                if (!lock.isValid()) {
                    throw new IllegalStateException("Lost the lock of " + directory);
                }
                if (Files.exists(product)) {
                    return new InstalledTool(product, InstalledTool.Source.CACHE);
                }
                deleteUnfinished();
                makeLocked(tool, home);
                return new InstalledTool(product, InstalledTool.Source.MADE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep " + tool.name() + " in " + directory, e);
        }
    }

    private FileLock lock(FileChannel file, Tool tool) throws IOException {
        FileLock lock = file.tryLock();
        if (lock != null) {
            return lock;
        }
        console.accept("waiting for another process that makes tools, to make " + tool.name());
        return file.lock();
    }

    private void makeLocked(Tool tool, Path home) throws IOException {
        Instant start = Instant.now();
        console.accept("making " + tool.name() + " " + tool.recipe().version() + " in " + home
                + ", once; it can take minutes");
        Path work = Files.createTempDirectory(directory, UNFINISHED);
        Path made = Files.createDirectory(work.resolve("made"));
        Workshop workshop =
                new Workshop(tool, made, Files.createDirectory(work.resolve("scratch")), searchPath, console);
        try {
            String maker = tool.recipe().make(workshop);
            Files.writeString(
                    made.resolve("keelson-tool.txt"),
                    String.join(
                            "\n",
                            "name: " + tool.name(),
                            "version: " + tool.recipe().version(),
                            "platform: " + Platform.current(),
                            "made with: " + maker,
                            ""));
            // A directory without its product is damaged; a whole one was found before the lock was taken.
            if (Files.exists(home)) {
                delete(home);
            }
            Files.move(made, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(work);
        }
        console.accept("made " + tool.name() + " in "
                + Duration.between(start, Instant.now()).toSeconds() + " s");
    }

    /** What a killed process left; nobody works on it, because the lock is ours. */
    private void deleteUnfinished() throws IOException {
        List<Path> unfinished;
        try (Stream<Path> entries = Files.list(directory)) {
            unfinished = entries.filter(entry -> entry.getFileName().toString().startsWith(UNFINISHED))
                    .toList();
        }
        for (Path entry : unfinished) {
            delete(entry);
        }
    }

    private static void delete(Path tree) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> entries = Files.walk(tree)) {
            deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : deepestFirst) {
            Files.delete(entry);
        }
    }

    private static Path userDirectory() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path home =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return home.resolve("keelson").resolve("tools");
    }

    private static List<Path> searchPath() {
        String path = System.getenv("PATH");
        return path == null
                ? List.of()
                : Arrays.stream(path.split(File.pathSeparator))
                        .filter(entry -> !entry.isEmpty())
                        .map(Path::of)
                        .toList();
    }
}
