package dev.keelson.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceSizeTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final int LINES = 300;
    private static final int TYPES = 15;

    /** A sealed class and those it permits share a package as long as there are no modules. */
    private static final Map<String, Integer> LARGER_PACKAGES =
            Map.of("dev/keelson/core/value", 20, "dev/keelson/core/token", 23);

    @Test
    void files_can_be_read_in_one_sitting() {
        List<Path> files = javaFiles();
        assertThat(files).isNotEmpty();
        assertThat(files.stream().filter(file -> lines(file) > LINES)).isEmpty();
    }

    @Test
    void packages_hold_one_concept() {
        Map<String, Long> sizes = javaFiles().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(
                        file -> SOURCES.relativize(file.getParent()).toString().replace('\\', '/'),
                        TreeMap::new,
                        Collectors.counting()));
        assertThat(sizes).isNotEmpty().allSatisfy((name, size) -> assertThat(size)
                .as(name)
                .isLessThanOrEqualTo(LARGER_PACKAGES.getOrDefault(name, TYPES)));
        assertThat(LARGER_PACKAGES).allSatisfy((name, limit) -> assertThat(sizes.get(name))
                .as(name + " needs its exception no longer")
                .isGreaterThan(TYPES));
    }

    private static List<Path> javaFiles() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
