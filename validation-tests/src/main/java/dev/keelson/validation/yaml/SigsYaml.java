package dev.keelson.validation.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.validation.process.ProcessRun;
import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.Tool;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The YAML reader of kubectl, Helm and the API server's clients: Go's {@code sigs.k8s.io/yaml}, in strict mode.
 *
 * <p>It reads YAML 1.1, so that {@code yes}, {@code 0x1F} and {@code 1e3} are no texts. What it makes of a document is
 * what a cluster gets.
 *
 * @since 0.1.0
 */
public final class SigsYaml {
    private static final Tool TOOL = Tool.own("sigsyaml", GoModule.at("").own("sigsyaml"));
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    /** The answer of a program of ours may hold keys as long as the documents it was given. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNameLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.USE_BIG_INTEGER_FOR_INTS);

    private SigsYaml() {}

    /**
     * Reads documents, all of them in one process.
     *
     * @param documents each one YAML document, without {@code ---}
     * @return the JSON of each, in the same order
     * @throws IllegalArgumentException if the reader refuses a document, which it also does for a key that occurs twice
     */
    public static List<JsonNode> toJson(List<String> documents) {
        List<Reading> readings = read(documents);
        List<JsonNode> values = new ArrayList<>(readings.size());
        for (int i = 0; i < readings.size(); i++) {
            if (readings.get(i) instanceof Reading.Refused refused) {
                throw new IllegalArgumentException(refused.error() + "\nin document " + i + ":\n" + documents.get(i));
            }
            values.add(((Reading.Value) readings.get(i)).json());
        }
        return values;
    }

    /** Reads documents, all of them in one process, where some may be refused. */
    public static List<Reading> read(List<String> documents) {
        try {
            String answer = ProcessRun.of(TIMEOUT, List.of(TOOL.install().path().toString()))
                    .input(JSON.writeValueAsString(documents))
                    .run()
                    .orFail()
                    .output();
            List<Reading> readings = new ArrayList<>(documents.size());
            for (JsonNode result : JSON.readTree(answer)) {
                readings.add(
                        result.has("error")
                                ? new Reading.Refused(result.get("error").asText())
                                : new Reading.Value(result.get("json")));
            }
            if (readings.size() != documents.size()) {
                throw new IllegalStateException(
                        "Got " + readings.size() + " answers for " + documents.size() + " documents");
            }
            return List.copyOf(readings);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("sigsyaml wrote something else than JSON", e);
        }
    }

    /** What became of one document. */
    public sealed interface Reading {

        /**
         * It was read.
         *
         * @param json what the document says; JSON null where it says nothing
         */
        record Value(JsonNode json) implements Reading {}

        /**
         * It was refused.
         *
         * @param error the reader's words
         */
        record Refused(String error) implements Reading {}
    }
}
