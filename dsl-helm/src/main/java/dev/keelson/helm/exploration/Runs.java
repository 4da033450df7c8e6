package dev.keelson.helm.exploration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.draft.DraftRules;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.token.Component;
import dev.keelson.helm.symbol.ArtifactSymbols;
import dev.keelson.helm.symbol.Part;
import dev.keelson.helm.symbol.SymbolTable;
import dev.keelson.helm.tree.Node;
import dev.keelson.helm.tree.NodeReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a definition with symbols, and counts. */
final class Runs {
    private final Platform platform;
    private final SymbolTable table = new SymbolTable();
    private final YamlWriter writer = new YamlWriter();
    private int count;

    Runs(Platform platform) {
        this.platform = platform;
    }

    Sight sight(Map<String, Axis> axes, Context context, int itemSymbols) {
        count++;
        SymbolicAssignment assignment = new SymbolicAssignment(axes, context, itemSymbols);
        Blueprint blueprint = platform.in(assignment, table);
        NodeReader reader = new NodeReader(table, itemSymbols);
        Map<String, Node> objects = new LinkedHashMap<>();
        Map<String, String> files = new LinkedHashMap<>();
        for (Resource resource : blueprint.resources()) {
            JsonNode tree = writer.tree(resource.object());
            Component component = resource.source().component();
            objects.put(resource.id(), reader.read(tree));
            files.put(resource.id(), component == null ? "" : component.name());
        }
        objects.put(Sight.DEFAULTS, new Node.Fields(defaults(blueprint.run().parameters())));
        Node root = new Node.Fields(objects);
        return new Sight(
                root,
                Sight.fields(root),
                files,
                ArtifactSymbols.paths(blueprint.artifacts(), table),
                blueprint.run().parameters(),
                blueprint.run().reads(),
                List.copyOf(assignment.asked().values()),
                // A choice that is read in some contexts only is given in all of them.
                blueprint.findings().stream()
                        .filter(finding -> !finding.rule().equals(DraftRules.UNKNOWN_PATH))
                        .toList());
    }

    private static Map<String, Node> defaults(List<Parameter> parameters) {
        Map<String, Node> defaults = new LinkedHashMap<>();
        parameters.stream().filter(Parameter::implicit).forEach(parameter -> {
            Object value = parameter.byDefault();
            defaults.put(
                    parameter.path(),
                    value instanceof Long number
                            ? new Node.Plain(LongNode.valueOf(number))
                            : new Node.Text(List.of(new Part.Literal(String.valueOf(value)))));
        });
        return defaults;
    }

    int count() {
        return count;
    }
}
