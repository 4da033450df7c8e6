package dev.keelson.helm.dependency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.keelson.core.emit.yaml.YamlWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code Chart.lock}: the one version of each dependency that is in the chart. Its digest tells Helm whether it fits what
 * {@code Chart.yaml} asks for: of the JSON of what is asked and what was chosen, as Go writes it.
 */
public final class ChartLock {
    private static final ObjectMapper GO = JsonMapper.builder().build();

    static {
        GO.getFactory().setCharacterEscapes(new GoEscapes());
    }

    private final List<Map<String, Object>> asked = new ArrayList<>();
    private final List<Map<String, Object>> chosen = new ArrayList<>();

    /** A lock of nothing yet. */
    public ChartLock() {}

    /** Adds the version that was chosen of a dependency, in the order of {@code Chart.yaml}. */
    public void add(DependencyFacts dependency, SemVer version) {
        Map<String, Object> locked = new LinkedHashMap<>();
        locked.put("name", dependency.chart().name());
        locked.put("version", version.toString());
        locked.put("repository", dependency.chart().repository().toString());
        add(dependency.entry(), locked);
    }

    /** Adds a chart by its entries in {@code Chart.yaml} and here. */
    public void add(Map<String, Object> entry, Map<String, Object> locked) {
        asked.add(entry);
        chosen.add(locked);
    }

    /** {@return the file's text} */
    public String text(Instant generated) {
        Map<String, Object> lock = new LinkedHashMap<>();
        lock.put("dependencies", chosen);
        lock.put("digest", digest());
        lock.put("generated", generated.toString());
        return new YamlWriter().write(lock);
    }

    private String digest() {
        try {
            byte[] json = GO.writeValueAsString(List.of(asked, chosen)).getBytes(StandardCharsets.UTF_8);
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Go's JSON can stand in HTML. */
    private static final class GoEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        private static final int[] ASCII = standardAsciiEscapesForJSON();

        static {
            ASCII['<'] = ESCAPE_CUSTOM;
            ASCII['>'] = ESCAPE_CUSTOM;
            ASCII['&'] = ESCAPE_CUSTOM;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ASCII.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return new SerializedString("\\u00" + HexFormat.of().toHexDigits((byte) character));
        }
    }
}
