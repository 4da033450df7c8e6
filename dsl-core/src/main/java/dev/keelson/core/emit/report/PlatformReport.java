package dev.keelson.core.emit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.release.PlatformFiles;
import java.util.List;

/**
 * Writes {@code platform.json}: the model of all environments for other tools, with the Java line of everything.
 *
 * @since 0.1.0
 */
public final class PlatformReport {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PlatformReport() {}

    /** {@return the text of {@code platform.json} for a platform without files of the whole of it} */
    public static String json(List<Blueprint> blueprints) {
        return json(blueprints, new PlatformFiles());
    }

    /** {@return the text of {@code platform.json}} */
    public static String json(List<Blueprint> blueprints, PlatformFiles files) {
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode environments = root.putObject("environments");
        blueprints.forEach(
                blueprint -> environments.set(blueprint.environment(), new EnvironmentReport(blueprint).json()));
        if (!files.all().isEmpty()) {
            ArrayNode list = root.putArray("artifacts");
            files.all().forEach(file -> {
                ObjectNode node = list.addObject();
                node.put("path", file.path());
                node.put("because", file.source().because());
                node.put("origin", file.source().origin().toString());
            });
        }
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        ObjectWriter writer = MAPPER.writer(printer);
        try {
            return writer.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values can be written", impossible);
        }
    }
}
