package dev.keelson.core.emit.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A list of paths in a file of Keelson's own: which files are Keelson's, and, while a run is unfinished, which ones may
 * be.
 */
enum Inventory {
    FILES("files", "# Keelson wrote these files, and changes or deletes no others.\n"),
    INCOMPLETE("incomplete", """
            # Unfinished: a run is at work or was stopped, so old and new files may stand side by side.
            # Do not use them; the next run completes them. It may change or delete these:
            """);

    private final String name;
    private final String head;

    Inventory(String name, String head) {
        this.name = TreePaths.RESERVED + name;
        this.head = head;
    }

    Path in(Path root) {
        return root.resolve(name);
    }

    /** The paths listed; none where there is no list. */
    SortedSet<String> read(Path root) throws IOException {
        SortedSet<String> paths = new TreeSet<>();
        Path file = in(root);
        switch (TreePaths.kindOf(file)) {
            case MISSING -> {}
            case FILE -> {
                // Any byte decodes; what is not a path of ours fails below.
                for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                    if (!line.startsWith("#") && !line.isBlank()) {
                        paths.add(valid(line, file));
                    }
                }
            }
            default -> throw damaged(file, "it is not a regular file");
        }
        return paths;
    }

    byte[] content(Set<String> paths) {
        StringBuilder out = new StringBuilder(head);
        for (String path : new TreeSet<>(paths)) {
            out.append(path).append('\n');
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String valid(String line, Path file) {
        if (!TreePaths.isValid(line)) {
            throw damaged(file, "'" + line + "' is no path of Keelson's");
        }
        return line;
    }

    private static OutputTreeException damaged(Path file, String how) {
        return new OutputTreeException(
                file + " is damaged: " + how + ".",
                "Delete it, and the generated files beside it; then run again. Nothing was changed.");
    }
}
