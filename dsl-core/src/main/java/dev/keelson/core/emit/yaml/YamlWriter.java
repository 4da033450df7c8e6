package dev.keelson.core.emit.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Writes objects of the Kubernetes model, maps and lists as YAML that reads like written by hand.
 *
 * <p>Two blanks of indentation, lists indented below their key, texts of several lines as literal blocks, quotes only
 * where some parser would not read a string. Fields stand in the {@link FieldOrder}; keys of maps in the map's order,
 * or sorted where the map has none ({@code HashMap}, {@code Map.of}). Absent and empty fields of the model and an
 * empty {@code status} are left out; objects without fields that are there, such as {@code emptyDir: {}}, stay.
 * The same object gives the same text on every JVM, locale and time zone.
 *
 * <p>Immutable and safe for threads. What it learns about a class it keeps, so make one and share it.
 *
 * @since 0.1.0
 */
public final class YamlWriter {
    private static final int TYPICAL_DOCUMENT = 2_000;

    private final ObjectMapper mapper;

    /** A writer with the {@linkplain FieldOrder#kubernetes() order of Kubernetes' types}. */
    public YamlWriter() {
        this(FieldOrder.kubernetes());
    }

    /**
     * A writer with another order of fields.
     *
     * @param order for all types; what it does not know keeps the order of its class
     */
    public YamlWriter(FieldOrder order) {
        this.mapper = JsonMapper.builder()
                .addModule(new ManifestModule(order))
                .defaultLocale(Locale.ROOT)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /**
     * One document, ended by a line end; a list is written as {@linkplain #write(List) documents}.
     *
     * @param document a resource, a map, a tree or any object that Jackson can serialise
     * @return the document's text
     * @throws IllegalArgumentException if the object cannot be written: a key occurs twice (a field is set in the
     *     model and as additional property), a string holds half of a surrogate pair, or a getter fails; the message
     *     names the field
     */
    public String write(Object document) {
        return document instanceof List<?> documents ? write(documents) : write(List.of(document));
    }

    /**
     * Documents with a line {@code ---} between them; nothing for an empty list.
     *
     * @param documents what {@link #write(Object)} takes, each
     * @return the text of all of them
     * @throws IllegalArgumentException if one of them cannot be written, see {@link #write(Object)}
     */
    public String write(List<?> documents) {
        StringBuilder out = new StringBuilder(TYPICAL_DOCUMENT * Math.min(documents.size(), 50));
        try (YamlGenerator generator = new YamlGenerator(mapper, out)) {
            for (Object document : documents) {
                mapper.writeValue(generator, document);
            }
        } catch (JsonProcessingException e) {
            throw unwritable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /**
     * The same content as a tree, for schema validation.
     *
     * @param document what {@link #write(Object)} takes
     * @return the tree, its fields in the order of the text
     * @throws IllegalArgumentException if the object cannot be written, see {@link #write(Object)}
     */
    public JsonNode tree(Object document) {
        try {
            return mapper.valueToTree(document);
        } catch (IllegalArgumentException e) {
            throw e.getCause() instanceof JsonProcessingException cause ? unwritable(cause) : e;
        }
    }

    private static IllegalArgumentException unwritable(JsonProcessingException e) {
        StringBuilder path = new StringBuilder();
        if (e instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                if (step.getFieldName() == null) {
                    path.append('[').append(step.getIndex()).append(']');
                } else {
                    path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
                }
            }
        }
        String where = path.isEmpty() ? "" : " at " + path;
        return new IllegalArgumentException("cannot be written as YAML" + where + ": " + e.getOriginalMessage(), e);
    }
}
