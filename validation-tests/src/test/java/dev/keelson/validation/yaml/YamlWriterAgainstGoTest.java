package dev.keelson.validation.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.emit.yaml.HostileStrings;
import dev.keelson.core.emit.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What kubectl reads is what was meant, whatever the strings are. */
class YamlWriterAgainstGoTest {
    private static final long SEED = 20_261_123;
    private static final int DOCUMENTS = 4_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_known_trap_is_read_as_it_was_meant_as_key_and_as_value() {
        List<JsonNode> meant = new ArrayList<>();
        HostileStrings.KNOWN.forEach(text -> meant.add(both(text)));
        HostileStrings.WITH_BLANKS.forEach(text -> meant.add(both(text)));

        assertThatGoReads(meant);
    }

    @Test
    void random_trees_of_hostile_strings_are_read_as_they_were_meant() {
        Random random = new Random(SEED);
        List<JsonNode> meant = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            meant.add(map(random, 3));
        }

        assertThatGoReads(meant);
    }

    private static void assertThatGoReads(List<JsonNode> meant) {
        YamlWriter writer = new YamlWriter();
        List<JsonNode> read = SigsYaml.toJson(meant.stream().map(writer::write).toList());
        for (int i = 0; i < meant.size(); i++) {
            assertThat(read.get(i))
                    .as("document %d, seed %d:%n%s", i, SEED, writer.write(meant.get(i)))
                    .isEqualTo(meant.get(i));
        }
    }

    private static JsonNode both(String text) {
        ObjectNode node = JSON.createObjectNode();
        node.put(text, "value");
        node.put("key", text);
        node.putArray("list").add(text).addObject().put(text, text);
        return node;
    }

    private static ObjectNode map(Random random, int depth) {
        ObjectNode node = JSON.createObjectNode();
        for (int i = random.nextInt(4) + 1; i > 0; i--) {
            node.set(HostileStrings.next(random), value(random, depth));
        }
        return node;
    }

    private static JsonNode value(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(6);
        if (kind == 5) {
            return map(random, depth - 1);
        }
        if (kind == 4) {
            ArrayNode list = JSON.createArrayNode();
            for (int i = random.nextInt(3); i > 0; i--) {
                list.add(value(random, depth - 1));
            }
            return list;
        }
        return JSON.getNodeFactory().textNode(HostileStrings.next(random));
    }
}
