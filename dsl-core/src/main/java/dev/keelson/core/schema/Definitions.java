package dev.keelson.core.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The kinds and definitions of several bundles, seen as one. */
final class Definitions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<SchemaBundle> bundles;

    Definitions(List<SchemaBundle> bundles) {
        this.bundles = List.copyOf(bundles);
    }

    /** The name of a kind's definition, or null where no bundle knows the kind. */
    @Nullable
    String of(ObjectKind kind) {
        for (SchemaBundle bundle : bundles) {
            String definition = bundle.kinds().get(kind);
            if (definition != null) {
                return definition;
            }
        }
        return null;
    }

    /** The release that a kind's definition is of, or null where no bundle says it. */
    @Nullable
    String release(ObjectKind kind) {
        for (SchemaBundle bundle : bundles) {
            if (bundle.kinds().containsKey(kind)) {
                return bundle.release(kind);
            }
        }
        return null;
    }

    NavigableMap<ObjectKind, String> kinds() {
        NavigableMap<ObjectKind, String> all = new TreeMap<>();
        for (SchemaBundle bundle : bundles) {
            bundle.kinds().forEach(all::putIfAbsent);
        }
        return Collections.unmodifiableNavigableMap(all);
    }

    String text(String definition) {
        for (SchemaBundle bundle : bundles) {
            String text = bundle.definition(definition);
            if (text != null) {
                return text;
            }
        }
        throw new IllegalStateException("No schema bundle of " + bundles + " holds the definition " + definition
                + ": a bundle that refers to another one is used beside it");
    }

    JsonNode schema(String definition) {
        try {
            return JSON.readTree(text(definition));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The definition " + definition + " is not JSON", e);
        }
    }
}
