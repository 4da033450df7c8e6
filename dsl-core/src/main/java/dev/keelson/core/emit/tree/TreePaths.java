package dev.keelson.core.emit.tree;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Paths below an output directory: which ones are possible, and what is there. */
final class TreePaths {
    /** Names of Keelson's own book-keeping at the top of the directory. */
    static final String RESERVED = ".keelson-";

    private TreePaths() {}

    enum Kind {
        MISSING,
        FILE,
        DIRECTORY,
        /** A link, device or socket: never followed, never replaced. */
        OTHER
    }

    static void requireValid(String path) {
        if (!isValid(path)) {
            throw new IllegalArgumentException("not a path below an output directory: '" + path + "'. It needs names of"
                    + " letters, digits and ._-+@=,~ with / between them, none of them '.' or '..', not ending in a"
                    + " dot, and not starting with " + RESERVED);
        }
    }

    static boolean isValid(String path) {
        if (path.startsWith(RESERVED)) {
            return false;
        }
        int start = 0;
        for (int i = 0; i <= path.length(); i++) {
            if (i == path.length() || path.charAt(i) == '/') {
                // A name that ends in a dot is '.' or '..', or one that Windows shortens.
                if (i == start || path.charAt(i - 1) == '.') {
                    return false;
                }
                start = i + 1;
            } else if (!isPortable(path.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The directories above a file, outermost first. */
    static List<String> directoriesOf(String path) {
        List<String> directories = new ArrayList<>();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            directories.add(path.substring(0, slash));
        }
        return directories;
    }

    static Kind kindOf(Path path) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Kind.FILE;
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return Kind.DIRECTORY;
        }
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? Kind.OTHER : Kind.MISSING;
    }

    private static boolean isPortable(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._-+@=,~".indexOf(c) >= 0;
    }
}
