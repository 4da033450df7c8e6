package dev.keelson.validation.cluster.plane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The temporary directory of one control plane: keys that nobody else can read, logs, and the database.
 *
 * <p>A lock tells that its owner lives. Whoever makes a directory first clears away what owners left that were killed:
 * their files, and processes of theirs that still run.
 */
final class LabDirectory implements AutoCloseable {
    private static final String LOCK = "owner.lock";
    private static final long NEEDED_BYTES = 512L << 20;

    private final Path path;
    private final FileChannel lockFile;
    private final FileLock lock;

    private LabDirectory(Path path, FileChannel lockFile, FileLock lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Returns a new directory of the user's, after clearing away those of owners that are gone. */
    static LabDirectory create() {
        return create(
                Path.of(System.getProperty("java.io.tmpdir")).resolve("keelson-lab-" + System.getProperty("user.name")),
                NEEDED_BYTES);
    }

    static LabDirectory create(Path parent, long neededBytes) {
        try {
            Files.createDirectories(
                    parent, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            sweep(parent);
            long free = Files.getFileStore(parent).getUsableSpace();
            if (free < neededBytes) {
                throw new IllegalStateException(
                        parent + " has " + (free >> 20) + " MiB left, and a control plane needs " + (neededBytes >> 20)
                                + " MiB. Free some, or choose another disk with -Djava.io.tmpdir=/path.");
            }
            // The lock is taken before the directory has its final name: a sweep of another process never sees it free.
            Path path = Files.createTempDirectory(parent, ".new-");
            FileChannel lockFile =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            FileLock lock = lockFile.lock();
            Path named = parent.resolve(path.getFileName().toString().replace(".new-", "lab-"));
            Files.move(path, named);
            return new LabDirectory(named, lockFile, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a directory for a control plane in " + parent, e);
        }
    }

    Path path() {
        return path;
    }

    Path log(String program) {
        return path.resolve(program + ".log");
    }

    Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try {
            lock.release();
            lockFile.close();
            delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clear away " + path, e);
        }
    }

    private static void sweep(Path parent) throws IOException {
        List<Path> directories;
        try (Stream<Path> entries = Files.list(parent)) {
            directories = entries.filter(entry -> entry.getFileName().toString().startsWith("lab-"))
                    .toList();
        }
        for (Path directory : directories) {
            try (FileChannel file = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE);
                    FileLock free = file.tryLock()) {
                if (free != null) {
                    killProcesses(directory);
                    delete(directory);
                }
            } catch (OverlappingFileLockException | NoSuchFileException stillOwnedOrJustSwept) {
                // Either this JVM is its owner, or another process was quicker to clear it away.
            }
        }
    }

    /** Every program of a control plane is told a path in its directory, early among its arguments. */
    private static void killProcesses(Path directory) {
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(directory + "/"))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static void delete(Path tree) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> entries = Files.walk(tree)) {
            deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : deepestFirst) {
            Files.deleteIfExists(entry);
        }
    }
}
