package dev.keelson.helm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a review sees; {@code -Dkeelson.golden=update} writes them anew. */
final class Golden {
    // Surefire says where the module is; an IDE starts there.
    private static final Path DIRECTORY =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("src/test/resources/golden/api");

    private Golden() {}

    static void check(String name, String text) {
        Path file = DIRECTORY.resolve(name);
        try {
            if ("update".equals(System.getProperty("keelson.golden"))) {
                Files.createDirectories(DIRECTORY);
                Files.writeString(file, text);
            }
            assertThat(text)
                    .as("%s; -Dkeelson.golden=update rewrites it for review", file)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
