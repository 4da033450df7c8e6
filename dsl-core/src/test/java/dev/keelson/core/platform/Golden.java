package dev.keelson.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The findings of a scenario as they are to be; {@code -Dkeelson.golden=update} writes what they are. */
final class Golden {
    private static final Path DIRECTORY = Path.of("src/test/resources/findings");
    private static final boolean UPDATING = "update".equals(System.getProperty("keelson.golden"));

    private final Path file;

    private Golden(Path file) {
        this.file = file;
    }

    static Golden of(String scenario) {
        return new Golden(DIRECTORY.resolve(scenario + ".txt"));
    }

    static boolean isUpdating() {
        return UPDATING;
    }

    static List<String> names() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString().replace(".txt", ""))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String text() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void compare(String actual) {
        if (UPDATING && !actual.equals(text())) {
            write(actual);
        }
        assertThat(actual)
                .as("%s; -Dkeelson.golden=update rewrites it for review", file)
                .isEqualTo(text());
    }

    private void write(String actual) {
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, actual);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
