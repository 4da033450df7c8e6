package dev.keelson.helm.dependency;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The archive of a chart, on the class path of a definition.
 *
 * @param home a class beside which it lies
 * @param name the archive's name
 * @since 0.1.0
 */
public record BundledChart(Class<?> home, String name) {

    /** {@return its bytes, empty where there is none} */
    public Optional<byte[]> read() {
        try (InputStream found = home.getResourceAsStream(name)) {
            return found == null ? Optional.empty() : Optional.of(found.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
