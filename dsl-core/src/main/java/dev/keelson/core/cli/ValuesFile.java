package dev.keelson.core.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.cli.Options.UsageException;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.value.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a file of values, the same that a chart takes, into values by path. */
final class ValuesFile {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ValuesFile() {}

    static Map<String, String> read(Path file) {
        try {
            Map<String, String> values = new LinkedHashMap<>();
            JsonNode tree = MAPPER.readTree(Files.readString(file));
            if (!tree.isMissingNode() && !tree.isNull()) {
                if (!tree.isObject()) {
                    throw new UsageException(file + " is not a map of values.");
                }
                collect(ModelPath.root(), tree, values);
            }
            return values;
        } catch (JsonProcessingException unreadable) {
            throw new UsageException(file + " is not YAML: " + unreadable.getOriginalMessage() + ".");
        } catch (IOException missing) {
            throw new UsageException(file + " cannot be read.");
        }
    }

    private static void collect(ModelPath path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(path.child(field.getKey()), field.getValue(), values));
        } else if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(ValueType.item(item.asText())));
            values.put(path.toString(), String.join(",", items));
        } else if (!node.isNull()) {
            values.put(path.toString(), node.asText());
        }
    }
}
