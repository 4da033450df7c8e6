package dev.keelson.core.emit.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Directories of generated files.
 *
 * <p>At any moment, and after a kill at any moment, each file is whole: the one of the last run or the one of this
 * run. While they stand side by side the directory holds {@code .keelson-incomplete}; {@link #requireComplete} refuses
 * it, the next {@link #write} completes it. {@code .keelson-files} lists the files that are Keelson's; no other is ever
 * changed or deleted, and no link is followed out of the directory. {@code .keelson-lock} keeps a second run out.
 *
 * @since 0.1.0
 */
public final class OutputTree {
    private OutputTree() {}

    /**
     * Makes a directory hold these files and no other ones of Keelson's. The directory is made where it is missing;
     * files that are right already are not touched; directories that this leaves empty go.
     *
     * @param root the directory
     * @param files what it is to hold
     * @return what was written and deleted
     * @throws OutputTreeException if another run is writing the directory, if something that is not Keelson's stands
     *     where a file is to go (nothing is changed then), or if the system refuses a step
     */
    public static TreeChange write(Path root, OutputFiles files) {
        return write(root, files, new Disk());
    }

    static TreeChange write(Path root, OutputFiles files, Disk disk) {
        try {
            if (Files.exists(root) && !Files.isDirectory(root)) {
                throw new OutputTreeException(
                        "The output directory " + root + " is a file.", "Move it away, or choose another directory.");
            }
            Path real = Files.createDirectories(root).toRealPath();
            try (TreeLock lock = TreeLock.acquire(real)) {
                return new TreeRun(lock.root(), disk).write(files.contents(), files.overEarlier());
            }
        } catch (IOException e) {
            throw OutputTreeException.of(root, e);
        }
    }

    /**
     * Reads a file of a directory, from whoever it is; no link is followed out of the directory.
     *
     * @param root the directory
     * @param path the file's path below it
     * @return its content, empty where there is no such file
     * @throws OutputTreeException if the system refuses to read it
     */
    public static Optional<byte[]> read(Path root, String path) {
        TreePaths.requireValid(path);
        for (String directory : TreePaths.directoriesOf(path)) {
            if (TreePaths.kindOf(root.resolve(directory)) != TreePaths.Kind.DIRECTORY) {
                return Optional.empty();
            }
        }
        Path file = root.resolve(path);
        if (TreePaths.kindOf(file) != TreePaths.Kind.FILE) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw OutputTreeException.of(root, e);
        }
    }

    /**
     * Checks that a directory holds the whole output of one finished run.
     *
     * @param root the directory
     * @return the paths of Keelson's files in it, sorted
     * @throws OutputTreeException if Keelson never wrote the directory, if a run is unfinished or if files are gone
     */
    public static List<String> requireComplete(Path root) {
        try {
            if (TreePaths.kindOf(Inventory.INCOMPLETE.in(root)) != TreePaths.Kind.MISSING) {
                throw new OutputTreeException(
                        "The output in " + root + " is unfinished: a run is at work or was stopped.",
                        "Run again what writes it; it completes the directory.");
            }
            if (TreePaths.kindOf(Inventory.FILES.in(root)) == TreePaths.Kind.MISSING) {
                throw new OutputTreeException(
                        "There is no output of Keelson in " + root + ".", "Run what writes it, or correct the path.");
            }
            SortedSet<String> files = Inventory.FILES.read(root);
            List<String> gone = files.stream()
                    .filter(path -> TreePaths.kindOf(root.resolve(path)) != TreePaths.Kind.FILE)
                    .toList();
            if (!gone.isEmpty()) {
                throw new OutputTreeException(
                        "The output in " + root + " lacks " + gone.size() + " of its files, among them " + gone.get(0)
                                + ".",
                        "Run again what writes it; it completes the directory.");
            }
            return List.copyOf(files);
        } catch (IOException e) {
            throw OutputTreeException.of(root, e);
        }
    }
}
