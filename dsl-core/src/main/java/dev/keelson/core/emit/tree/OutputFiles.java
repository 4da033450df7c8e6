package dev.keelson.core.emit.tree;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that an output directory is to hold, by their path below it.
 *
 * <p>A path has forward slashes and letters, digits and {@code . _ - + @ = , ~} between them, so that it means the same
 * file on every system. Paths that leave the directory, that differ from another one only in case, or that use a file
 * as a directory are refused where they are added.
 *
 * @since 0.1.0
 */
public final class OutputFiles {
    private final SortedMap<String, byte[]> contents = new TreeMap<>();
    private final Map<String, String> spellings = new HashMap<>();
    private final SortedSet<String> overEarlier = new TreeSet<>();

    /** No files yet. */
    public OutputFiles() {}

    /**
     * Adds a text, written as UTF-8.
     *
     * @param path the file's path below the directory
     * @param text its content
     * @return this
     * @throws IllegalArgumentException if the path is refused, see above, or the text holds half of a surrogate pair
     */
    public OutputFiles add(String path, String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] content = new byte[encoded.remaining()];
            encoded.get(content);
            return put(path, content);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the text for " + path + " holds half of a surrogate pair", e);
        }
    }

    /**
     * Adds a file as it is.
     *
     * @param path the file's path below the directory
     * @param content its bytes; they are copied
     * @return this
     * @throws IllegalArgumentException if the path is refused, see above
     */
    public OutputFiles add(String path, byte[] content) {
        return put(path, content.clone());
    }

    /**
     * Adds a file as it is, and takes over the file that stands there, even if Keelson did not write it: for contents into
     * which the earlier one went.
     *
     * @param path the file's path below the directory
     * @param content its bytes; they are copied
     * @return this
     * @throws IllegalArgumentException if the path is refused, see above
     */
    public OutputFiles addOver(String path, byte[] content) {
        put(path, content.clone());
        overEarlier.add(path);
        return this;
    }

    SortedSet<String> overEarlier() {
        return Collections.unmodifiableSortedSet(overEarlier);
    }

    SortedMap<String, byte[]> contents() {
        return Collections.unmodifiableSortedMap(contents);
    }

    private OutputFiles put(String path, byte[] content) {
        TreePaths.requireValid(path);
        for (String directory : TreePaths.directoriesOf(path)) {
            claim(directory + '/', path);
        }
        claim(path, path);
        contents.put(path, content);
        return this;
    }

    /** Directories are claimed with their slash, any number of times; files once. */
    private void claim(String name, String path) {
        boolean directory = name.endsWith("/");
        String bare = directory ? name.substring(0, name.length() - 1) : name;
        String other = spellings.putIfAbsent(bare.toLowerCase(Locale.ROOT), name);
        if (other != null && !(directory && other.equals(name))) {
            throw new IllegalArgumentException(
                    other.equals(name)
                            ? "two files have the path " + path
                            : path + " needs " + name + ", which cannot be there beside " + other);
        }
    }
}
