package dev.keelson.validation.tool;

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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The directory outside every checkout that keeps the tools which were made, so that each is made once per version.
 *
 * <p>A tool is made in a directory of its own and moved into place in one step, under a lock that all processes of the
 * user share: whoever finds a tool finds it whole.
 */
final class ToolCache {
    private static final String UNFINISHED = "unfinished-";
    private static final ToolCache USER = new ToolCache(
            userDirectory(),
            new UserPrograms(System::getProperty, System::getenv),
            line -> System.err.println("keelson: " + line));

    private final Path directory;
    private final UserPrograms programs;
    private final Consumer<String> console;
    private final Map<InstalledTool, InstalledTool> asked = new ConcurrentHashMap<>();

    ToolCache(Path directory, UserPrograms programs, Consumer<String> console) {
        this.directory = directory;
        this.programs = programs;
        this.console = console;
    }

    static ToolCache ofUser() {
        return USER;
    }

    InstalledTool provide(Tool tool) {
        Optional<InstalledTool> found = programs.find(tool);
        if (found.isPresent()) {
            return asked.computeIfAbsent(found.get(), program -> ask(program, tool));
        }
        Path home = directory.resolve(tool.name() + "-" + tool.recipe().version() + "-" + Platform.current());
        Path product = home.resolve(tool.recipe().product(tool.name()));
        if (Files.exists(product)) {
            return pinned(tool, product, InstalledTool.Source.CACHE);
        }
        return make(tool, home, product);
    }

    private static InstalledTool pinned(Tool tool, Path product, InstalledTool.Source source) {
        return new InstalledTool(product, source, Optional.of(tool.recipe().version()));
    }

    private InstalledTool ask(InstalledTool found, Tool tool) {
        if (tool.versionArguments().isEmpty()) {
            return found;
        }
        InstalledTool known =
                new InstalledTool(found.path(), found.source(), ToldVersion.ask(found.path(), tool.versionArguments()));
        if (known.isOtherMinorThan(tool.recipe().version())) {
            console.accept("using " + tool.name() + " " + known.version().orElseThrow() + ", "
                    + known.source().words() + ", not the pinned "
                    + tool.recipe().version()
                    + (known.source() == InstalledTool.Source.PROPERTY
                            ? ""
                            : "; -Dkeelson.tools=pinned takes the pinned one"));
        }
        return known;
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
                    return pinned(tool, product, InstalledTool.Source.CACHE);
                }
                deleteUnfinished();
                makeLocked(tool, home);
                return pinned(tool, product, InstalledTool.Source.MADE);
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
        Workshop workshop = new Workshop(tool, made, Files.createDirectory(work.resolve("scratch")), programs, console);
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
}
