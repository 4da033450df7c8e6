package dev.keelson.validation.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the files of a directory hold, and whether they are still the same files. */
final class FileStates {
    private FileStates() {}

    /** {@return the bytes of each file, one character for each} */
    static SortedMap<String, String> contents(Path root) {
        SortedMap<String, String> contents = new TreeMap<>();
        for (Path file : files(root)) {
            contents.put(root.relativize(file).toString(), read(file));
        }
        return contents;
    }

    /** {@return the identity and the time of change of each file} */
    static SortedMap<String, String> identities(Path root) {
        SortedMap<String, String> identities = new TreeMap<>();
        for (Path file : files(root)) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                identities.put(
                        root.relativize(file).toString(), attributes.fileKey() + " " + attributes.lastModifiedTime());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return identities;
    }

    private static Iterable<Path> files(Path root) {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
