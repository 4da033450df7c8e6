package dev.keelson.core.emit.tree;

import dev.keelson.core.emit.tree.TreePaths.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What has to happen to a directory, found out before anything does. */
final class TreePlan {
    private static final int SHOWN = 20;

    private final Path root;
    private final SortedMap<String, byte[]> writes = new TreeMap<>();
    private final SortedSet<String> deletes = new TreeSet<>();
    private final SortedSet<String> abandoned = new TreeSet<>(Comparator.reverseOrder());
    private final SortedSet<String> conflicts = new TreeSet<>();
    private int unchanged;

    private TreePlan(Path root) {
        this.root = root;
    }

    /**
     * Compares a directory with what it is to hold.
     *
     * @throws OutputTreeException if something that is not Keelson's is in the way
     */
    static TreePlan of(Path root, Set<String> own, SortedMap<String, byte[]> wanted) throws IOException {
        TreePlan plan = new TreePlan(root);
        for (String path : own) {
            if (!wanted.containsKey(path)) {
                plan.planDelete(path);
            }
        }
        for (Map.Entry<String, byte[]> file : wanted.entrySet()) {
            plan.planWrite(file.getKey(), file.getValue(), own.contains(file.getKey()));
        }
        plan.refuseConflicts();
        return plan;
    }

    SortedMap<String, byte[]> writes() {
        return writes;
    }

    SortedSet<String> deletes() {
        return deletes;
    }

    /** Directories that the deletions may leave empty, innermost first. */
    SortedSet<String> abandonedDirectories() {
        return abandoned;
    }

    TreeChange change() {
        return new TreeChange(List.copyOf(writes.keySet()), List.copyOf(deletes), unchanged);
    }

    /** Follows a path through directories only, not through a link that somebody put there since. */
    private void planDelete(String path) {
        for (String directory : TreePaths.directoriesOf(path)) {
            if (TreePaths.kindOf(root.resolve(directory)) != Kind.DIRECTORY) {
                return;
            }
            abandoned.add(directory);
        }
        if (TreePaths.kindOf(root.resolve(path)) == Kind.FILE) {
            deletes.add(path);
        }
    }

    private void planWrite(String path, byte[] content, boolean own) throws IOException {
        for (String directory : TreePaths.directoriesOf(path)) {
            Kind kind = TreePaths.kindOf(root.resolve(directory));
            if (kind == Kind.MISSING || deletes.contains(directory)) {
                writes.put(path, content);
                return;
            }
            if (kind != Kind.DIRECTORY) {
                conflicts.add(directory + " is a " + nameOf(kind) + " where a directory is to be");
                return;
            }
        }
        Path target = root.resolve(path);
        Kind kind = TreePaths.kindOf(target);
        if (kind == Kind.FILE && isSame(target, content)) {
            unchanged++;
            return;
        }
        writes.put(path, content);
        if (kind == Kind.FILE && !own) {
            conflicts.add(path + " is a file that Keelson did not write");
        } else if (kind == Kind.OTHER || (kind == Kind.DIRECTORY && !isGoing(target))) {
            conflicts.add(path + " is a " + nameOf(kind) + " where a file is to be");
        }
    }

    private boolean isGoing(Path directory) throws IOException {
        try (Stream<Path> below = Files.walk(directory)) {
            return below.map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .allMatch(path -> deletes.contains(path) || abandoned.contains(path));
        }
    }

    private static boolean isSame(Path file, byte[] content) throws IOException {
        return Files.size(file) == content.length && Arrays.equals(Files.readAllBytes(file), content);
    }

    private static String nameOf(Kind kind) {
        return switch (kind) {
            case FILE -> "file";
            case DIRECTORY -> "directory";
            case OTHER, MISSING -> "link or device";
        };
    }

    private void refuseConflicts() {
        if (conflicts.isEmpty()) {
            return;
        }
        StringBuilder problem = new StringBuilder("What is not Keelson's stands in the way in " + root + ":");
        for (String conflict : conflicts.stream().limit(SHOWN).toList()) {
            problem.append("\n  ").append(conflict);
        }
        if (conflicts.size() > SHOWN) {
            problem.append("\n  and ").append(conflicts.size() - SHOWN).append(" more");
        }
        throw new OutputTreeException(
                problem.toString(), "Move it away or delete it, then run again. Nothing was changed.");
    }
}
