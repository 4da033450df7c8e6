package dev.keelson.helm.exploration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Defaulted;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.draft.Read;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.release.RunnablePlatform;
import dev.keelson.core.setting.Condition;
import dev.keelson.core.setting.Demand;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Form;
import dev.keelson.core.value.Sink;
import dev.keelson.core.workload.Workload;
import dev.keelson.helm.hooks.HookJobs;
import dev.keelson.helm.notes.Notes;
import dev.keelson.helm.release.ClusterScope;
import dev.keelson.helm.release.Kept;
import dev.keelson.helm.release.ReleaseNamespace;
import dev.keelson.helm.symbol.ArtifactSymbols;
import dev.keelson.helm.symbol.Part;
import dev.keelson.helm.symbol.SymbolTable;
import dev.keelson.helm.tests.ConnectionTests;
import dev.keelson.helm.tree.Node;
import dev.keelson.helm.tree.NodeReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run of a definition with symbols, new objects not read yet; of all else only what a sight holds is kept. */
final class Execution {
    private final SymbolTable table;
    private final NodeReader reader;
    private final Map<String, Supplier<Node>> objects = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<Component> components;
    private final List<Demand> demands;
    private final Set<String> dispensable;
    private final List<Parameter> parameters;
    private final List<Read> reads;
    private final List<Condition> asked;
    private final List<Finding> findings;
    private final boolean walksLists;
    private final JsonNode notes;

    Execution(
            RunnablePlatform platform,
            ReleaseNamespace release,
            Context context,
            SymbolTable table,
            YamlWriter writer,
            NodeReader reader) {
        this.table = table;
        this.reader = reader;
        SymbolicAssignment assignment = new SymbolicAssignment(context, reader.itemSymbols());
        Blueprint blueprint = platform.in(assignment, table);
        List<Resource> resources = blueprint.resources().stream()
                .filter(resource -> !release.isObject(resource))
                .toList();
        List<JsonNode> trees = new ArrayList<>();
        HookJobs hooks = new HookJobs(blueprint.model());
        for (Resource resource : resources) {
            Component component = resource.source().component();
            JsonNode object = Kept.of(writer.tree(resource.object()));
            Map<String, JsonNode> charted =
                    component == null ? Map.of(resource.id(), object) : hooks.of(resource.id(), component, object);
            charted.forEach((id, tree) -> {
                trees.add(tree);
                add(id, tree, component == null ? "" : component.name());
            });
        }
        Sink sink = new Sink(table);
        ConnectionTests.of(blueprint.model(), sink, writer).forEach((id, tree) -> add(id, tree, ConnectionTests.FILE));
        this.notes = Notes.of(blueprint.model(), trees, release.written(sink), sink, open(blueprint, table));
        this.components = blueprint.model().all(Workload.class).stream()
                .map(Workload::component)
                .toList();
        this.demands = blueprint.run().demands();
        this.parameters = blueprint.run().parameters();
        this.dispensable = dispensable(blueprint, table);
        this.reads = blueprint.run().reads();
        this.asked = List.copyOf(assignment.asked().values());
        this.findings = Stream.concat(blueprint.findings().stream(), ClusterScope.fixed(resources, table).stream())
                .toList();
        this.walksLists = assignment.walksLists();
    }

    private static Set<String> dispensable(Blueprint blueprint, SymbolTable table) {
        Set<String> dispensable = new HashSet<>(ArtifactSymbols.paths(blueprint.artifacts(), table));
        Set<String> chosen = blueprint.run().defaults().stream()
                .filter(Defaulted::isOfLibrary)
                .map(each -> each.path().toString())
                .collect(Collectors.toSet());
        // What a choice does shows in what is there, not in what stands in it.
        blueprint.run().parameters().stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.SCALAR && chosen.contains(parameter.path()))
                .forEach(parameter -> dispensable.add(parameter.path()));
        return dispensable;
    }

    /** The markers of names that nobody has to give. */
    private static Set<String> open(Blueprint blueprint, SymbolTable table) {
        return blueprint.run().parameters().stream()
                .filter(Parameter::implicit)
                .filter(parameter -> parameter.byDefault() == null || parameter.form() == Form.LIST)
                .map(parameter -> table.text(new Expression.Input(parameter.path())))
                .collect(Collectors.toSet());
    }

    private void add(String id, JsonNode tree, String file) {
        Node known = reader.known(tree);
        objects.put(id, known == null ? () -> reader.object(tree) : () -> known);
        files.put(id, file);
    }

    /** {@return the table whose markers are in its objects} */
    SymbolTable table() {
        return table;
    }

    /** {@return what it showed} Parameters that are like one known already are not kept twice. */
    Sight seen(Map<String, Parameter> known) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        objects.forEach((id, object) -> nodes.put(id, object.get()));
        nodes.put(Notes.KEY, reader.object(notes));
        nodes.put(Sight.DEFAULTS, reader.shared(new Node.Fields(defaults(parameters))));
        return new Sight(
                new Node.Fields(nodes),
                files,
                components,
                demands,
                dispensable,
                parameters.stream().map(parameter -> shared(parameter, known)).toList(),
                reads,
                asked,
                findings,
                walksLists);
    }

    private static Parameter shared(Parameter parameter, Map<String, Parameter> known) {
        Parameter first = known.putIfAbsent(parameter.path(), parameter);
        return first != null && first.isLike(parameter) ? first : parameter;
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
}
