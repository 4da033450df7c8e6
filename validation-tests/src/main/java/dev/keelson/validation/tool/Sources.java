package dev.keelson.validation.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Files of this module's {@code src/tools}, which lie on the class path so that the harness makes its tools wherever it
 * is used as a library.
 *
 * @param directory relative to {@code src/tools}; empty for itself
 * @param files relative to the directory
 */
record Sources(String directory, List<String> files) {
    private static final String ROOT = "/dev/keelson/validation/tools/";

    String text(String file) {
        String resource = ROOT + (directory.isEmpty() ? "" : directory + "/") + file;
        try (InputStream stream = Sources.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The class path lacks " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }

    void copyTo(Path target) {
        try {
            for (String file : files) {
                Path copy = target.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, text(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the sources of a tool to " + target, e);
        }
    }

    /** A name for the contents. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : files) {
                digest.update(text(file).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
