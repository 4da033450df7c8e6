package dev.keelson.helm.symbol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.extension.Artifacts.Artifact;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds the settings that decide files which are no part of a chart: they matter there, and are no values of the chart.
 *
 * @since 0.1.0
 */
public final class ArtifactSymbols {
    private static final YamlWriter WRITER = new YamlWriter();

    private final SymbolTable table;
    private final Set<String> paths = new LinkedHashSet<>();

    private ArtifactSymbols(SymbolTable table) {
        this.table = table;
    }

    /** {@return the paths of the settings whose symbols are in these files} */
    public static Set<String> paths(Collection<Artifact> artifacts, SymbolTable table) {
        ArtifactSymbols symbols = new ArtifactSymbols(table);
        for (Artifact artifact : artifacts) {
            if (artifact.content() instanceof Artifact.Document document) {
                symbols.read(WRITER.tree(document.tree()));
            } else {
                symbols.text(((Artifact.Plain) artifact.content()).text());
            }
        }
        return symbols.paths;
    }

    private void read(JsonNode node) {
        if (node.isTextual()) {
            text(node.textValue());
        } else if (node.isIntegralNumber()) {
            table.symbol(node.longValue()).ifPresent(this::add);
        }
        node.properties().forEach(field -> text(field.getKey()));
        node.forEach(this::read);
    }

    private void text(String text) {
        table.parts(text).forEach(part -> {
            if (part instanceof Part.Symbol symbol) {
                add(symbol.expression());
            }
        });
    }

    private void add(Expression expression) {
        paths.addAll(expression.paths());
    }
}
