package dev.keelson.core.emit.tree;

import dev.keelson.core.emit.tree.TreePaths.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One run over a locked directory.
 *
 * <p>New contents are first written below {@code .keelson-staging}, where a full disk shows before anything changed.
 * Then the marker goes up, naming every file that may come to be Keelson's; deletions and renames follow; the list of
 * files is renewed, and the marker goes last. A run that finds the marker takes the files it names for Keelson's own.
 */
final class TreeRun {
    private final Path root;
    private final Disk disk;
    private final Path staging;
    private final Set<Path> changedDirectories = new TreeSet<>();
    private int staged;

    TreeRun(Path root, Disk disk) {
        this.root = root;
        this.disk = disk;
        this.staging = root.resolve(TreePaths.RESERVED + "staging");
    }

    TreeChange write(SortedMap<String, byte[]> wanted, Set<String> overEarlier) throws IOException {
        boolean unfinished = TreePaths.kindOf(Inventory.INCOMPLETE.in(root)) != Kind.MISSING;
        SortedSet<String> listed = Inventory.FILES.read(root);
        SortedSet<String> own = new TreeSet<>(listed);
        own.addAll(Inventory.INCOMPLETE.read(root));
        own.addAll(overEarlier);
        clearStaging();
        TreePlan plan = TreePlan.of(root, own, wanted);
        boolean relist = !listed.equals(wanted.keySet()) || TreePaths.kindOf(Inventory.FILES.in(root)) == Kind.MISSING;
        if (plan.change().isEmpty() && !unfinished && !relist) {
            return plan.change();
        }
        try {
            apply(plan, own, wanted.keySet(), relist);
        } catch (IOException e) {
            clearStagingAfter(e);
            throw e;
        }
        clearStaging();
        return plan.change();
    }

    private void apply(TreePlan plan, Set<String> own, Set<String> wanted, boolean relist) throws IOException {
        if (TreePaths.kindOf(staging) != Kind.DIRECTORY) {
            disk.createDirectory(staging);
        }
        SortedSet<String> touchable = new TreeSet<>(own);
        touchable.addAll(wanted);
        Path marker = stage(Inventory.INCOMPLETE.content(touchable));
        Path list = relist ? stage(Inventory.FILES.content(wanted)) : null;
        Map<String, Path> contents = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> file : plan.writes().entrySet()) {
            contents.put(file.getKey(), stage(file.getValue()));
        }

        disk.replace(Inventory.INCOMPLETE.in(root), marker);
        disk.syncNames(root);
        for (String path : plan.deletes()) {
            disk.delete(changed(root.resolve(path)));
        }
        for (String directory : plan.abandonedDirectories()) {
            if (disk.deleteIfEmpty(changed(root.resolve(directory)))) {
                changedDirectories.remove(root.resolve(directory));
            }
        }
        for (Map.Entry<String, Path> content : contents.entrySet()) {
            createDirectoriesOf(content.getKey());
            disk.replace(changed(root.resolve(content.getKey())), content.getValue());
        }
        if (list != null) {
            disk.replace(changed(Inventory.FILES.in(root)), list);
        }
        for (Path directory : changedDirectories) {
            disk.syncNames(directory);
        }
        disk.delete(Inventory.INCOMPLETE.in(root));
    }

    private Path stage(byte[] content) throws IOException {
        Path file = staging.resolve(String.valueOf(staged++));
        disk.writeNew(file, content);
        return file;
    }

    private void createDirectoriesOf(String file) throws IOException {
        for (String directory : TreePaths.directoriesOf(file)) {
            Path path = root.resolve(directory);
            if (TreePaths.kindOf(path) == Kind.MISSING) {
                disk.createDirectory(changed(path));
            }
        }
    }

    private Path changed(Path path) {
        changedDirectories.add(path.getParent());
        return path;
    }

    /** What made the run fail is what its user has to know; the next run clears up as well. */
    private void clearStagingAfter(IOException failure) {
        try {
            clearStaging();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Deletes what {@link #stage} makes, and nothing else that may be there. */
    private void clearStaging() throws IOException {
        if (TreePaths.kindOf(staging) != Kind.DIRECTORY) {
            return;
        }
        List<Path> left;
        try (Stream<Path> files = Files.list(staging)) {
            left = files.filter(file -> file.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(file -> TreePaths.kindOf(file) == Kind.FILE)
                    .toList();
        }
        for (Path file : left) {
            disk.delete(file);
        }
        disk.deleteIfEmpty(staging);
    }
}
