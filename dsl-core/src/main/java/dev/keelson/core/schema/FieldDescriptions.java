package dev.keelson.core.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What fields are for, in one sentence each, as the projects that define them say it.
 *
 * <p>The resources are text: comment lines that begin with {@code #}, a line {@code definition NAME}, and below it an
 * indented line {@code WAY SENTENCE} for each field. The program in {@code src/schema} of this module writes them beside
 * the schemas.
 */
final class FieldDescriptions {
    private static final List<String> RESOURCES = List.of("kubernetes.descriptions", "extensions.descriptions");
    private static final String DEFINITION = "definition ";

    private final Map<String, Map<String, String>> sentences = new HashMap<>();

    private FieldDescriptions() {}

    private static final class Standard {
        static final FieldDescriptions INSTANCE = read();
    }

    static FieldDescriptions standard() {
        return Standard.INSTANCE;
    }

    /** What the field at the end of a way is for, or null where nobody says. */
    @Nullable
    String of(String definition, String way) {
        return sentences.getOrDefault(definition, Map.of()).get(way);
    }

    private static FieldDescriptions read() {
        FieldDescriptions all = new FieldDescriptions();
        for (String resource : RESOURCES) {
            try (InputStream stream = FieldDescriptions.class.getResourceAsStream(resource)) {
                if (stream == null) {
                    throw new IllegalStateException("No resource " + resource + " lies beside the schemas");
                }
                all.add(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + resource, e);
            }
        }
        return all;
    }

    private void add(String text) {
        Map<String, String> current = Map.of();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.startsWith(DEFINITION)) {
                current = sentences.computeIfAbsent(line.substring(DEFINITION.length()), name -> new HashMap<>());
            } else if (!line.startsWith("#")) {
                int end = line.indexOf(' ', 1);
                current.put(line.substring(1, end), line.substring(end + 1));
            }
        }
    }
}
