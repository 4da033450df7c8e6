package dev.keelson.helm.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * What the {@code Chart.yaml} of an archive says.
 *
 * @since 0.1.0
 */
public final class PackedMetadata {
    private static final ObjectMapper YAML = YAMLMapper.builder().build();
    private static final int BLOCK = 512;

    private final JsonNode tree;

    private PackedMetadata(JsonNode tree) {
        this.tree = tree;
    }

    /** {@return what the archive says of itself, empty where it is none of a chart} */
    public static Optional<PackedMetadata> read(byte[] archive) {
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            byte[] header = unpacked.readNBytes(BLOCK);
            while (header.length == BLOCK && header[0] != 0) {
                int size = Integer.parseInt(text(header, 124, 12), 8);
                byte[] content = unpacked.readNBytes(size);
                unpacked.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
                if (text(header, 0, 100).matches("[^/]+/Chart\\.yaml")) {
                    JsonNode tree = YAML.readTree(content);
                    return tree.isObject() ? Optional.of(new PackedMetadata(tree)) : Optional.empty();
                }
                header = unpacked.readNBytes(BLOCK);
            }
            return Optional.empty();
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static String text(byte[] header, int offset, int length) {
        return new String(header, offset, length, StandardCharsets.UTF_8).replaceAll("[\\x00 ].*", "");
    }

    /** {@return the chart's name} */
    public String name() {
        return tree.path("name").asText();
    }

    /** {@return the chart's version} */
    public String version() {
        return tree.path("version").asText();
    }

    /** {@return all of it, as JSON} */
    public String json() {
        return tree.toString();
    }
}
