package dev.keelson.validation.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The temporary directory of one lab, a control plane or a mesh: keys that nobody else can read, logs, a database.
 *
 * <p>A lock tells that its owner lives. Whoever makes a directory first clears away what owners left that were killed:
 * their files, and processes of theirs that still run.
 *
 * @since 0.1.0
 */
public final class LabDirectory implements AutoCloseable {
    private static final String PREFIX = "lab-";
    private static final String LOCK = "owner.lock";
    private static final String TURNS = "turns.lock";
    private static final long NEEDED_BYTES = 512L << 20;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Those of this JVM. Opening the lock of one and closing it again would give up the lock: that is how POSIX has it. */
    private static final Set<Path> OWN = new HashSet<>();

    private final Path path;
    private final FileChannel lock;

    private LabDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Returns a new directory of the user's, after clearing away those of owners that are gone. */
    public static LabDirectory create() {
        return create(
                Path.of(System.getProperty("java.io.tmpdir")).resolve("keelson-lab-" + System.getProperty("user.name")),
                NEEDED_BYTES);
    }

    /**
     * Returns a new directory, after clearing away those of owners that are gone.
     *
     * @param place where it is made, and where those are
     * @param neededBytes that its disk must have left
     */
    public static LabDirectory create(Path place, long neededBytes) {
        // Two at a time cannot lock one file, not even the two threads of one JVM.
        synchronized (OWN) {
            Set<PosixFilePermission> ownersAlone = PosixFilePermissions.fromString("rwx------");
            try {
                Files.createDirectories(place, PosixFilePermissions.asFileAttribute(ownersAlone));
                // One spelling, by which programs are found too.
                Path parent = place.toRealPath();
                Files.setPosixFilePermissions(parent, ownersAlone);
                try (FileChannel turns =
                        FileChannel.open(parent.resolve(TURNS), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    turns.lock();
                    sweep(parent);
                    requireSpace(parent, neededBytes);
                    Path path = Files.createTempDirectory(parent, PREFIX);
                    requireSameOwner(parent, path);
                    FileChannel lock = FileChannel.open(
                            path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    lock.lock();
                    OWN.add(path);
                    return new LabDirectory(path, lock);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "Cannot make a directory for a lab in " + place
                                + ". Choose another place with -Djava.io.tmpdir=/path.",
                        e);
            }
        }
    }

    /** {@return where it is} */
    public Path path() {
        return path;
    }

    /** {@return where a program writes its log} */
    public Path log(String program) {
        return path.resolve(program + ".log");
    }

    /** {@return a file in it} */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** Deletes it; its lock is the last to go, so that what a killed JVM leaves of it is swept. */
    @Override
    public void close() {
        synchronized (OWN) {
            if (!OWN.contains(path)) {
                return;
            }
            try (lock) {
                delete(path);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot clear away " + path, e);
            } finally {
                OWN.remove(path);
            }
        }
    }

    private static void requireSpace(Path parent, long neededBytes) throws IOException {
        long free = Files.getFileStore(parent).getUsableSpace();
        if (free < neededBytes) {
            throw new IllegalStateException(parent + " has " + (free >> 20) + " MiB left, and a lab needs "
                    + (neededBytes >> 20) + " MiB. Free some, or choose another disk with -Djava.io.tmpdir=/path.");
        }
    }

    /** Who owns the directory above could put another in the place of ours. */
    private static void requireSameOwner(Path parent, Path path) throws IOException {
        if (!Files.getOwner(parent).equals(Files.getOwner(path))) {
            Files.delete(path);
            throw new IllegalStateException(parent + " belongs to " + Files.getOwner(parent)
                    + ". Delete it, or choose another place with -Djava.io.tmpdir=/path.");
        }
    }

    /** Whoever makes or sweeps a directory has its turn: one that nobody has locked is one that nobody is about to lock. */
    private static void sweep(Path parent) throws IOException {
        List<Path> directories;
        try (Stream<Path> entries = Files.list(parent)) {
            directories = entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .filter(entry -> !OWN.contains(entry))
                    .toList();
        }
        for (Path directory : directories) {
            try (FileChannel file = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE);
                    FileLock free = file.tryLock()) {
                if (free != null) {
                    killProcesses(directory);
                    delete(directory);
                }
            } catch (NoSuchFileException withoutLock) {
                // Its owner is about to delete it, or was killed when it had nothing in it yet or any more.
                Files.deleteIfExists(directory);
            }
        }
    }

    /** Every program of a lab is told a path in its directory, early among its arguments. */
    private static void killProcesses(Path directory) {
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(directory + "/"))
                        .isPresent())
                .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process)))
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : left) {
            try {
                process.onExit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(
                        "Process " + process.pid() + " of " + directory + " does not end, whose owner is gone", e);
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> entries = Files.walk(tree)) {
            Path lock = tree.resolve(LOCK);
            deepestFirst = entries.filter(entry -> !entry.equals(lock) && !entry.equals(tree))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path entry : deepestFirst) {
            Files.deleteIfExists(entry);
        }
        Files.deleteIfExists(tree.resolve(LOCK));
        Files.deleteIfExists(tree);
    }
}
