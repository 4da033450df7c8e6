package dev.keelson.helm.values;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.draft.Demand;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.schema.FieldSchemas;
import dev.keelson.core.token.Component;
import dev.keelson.helm.exploration.Sight;
import dev.keelson.helm.feed.Feed;
import dev.keelson.helm.feed.Feeds;
import dev.keelson.helm.merge.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the tree of values from what the exploration of a definition saw.
 *
 * @since 0.1.0
 */
public final class ValueTree {
    private static final Set<String> WORKLOADS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "ReplicaSet");

    private final FieldSchemas fields = FieldSchemas.standard();
    private final Purpose purpose = new Purpose(fields);
    private final Map<String, Parameter> parameters;
    private final Map<String, Template> varying;
    private final Feeds feeds;
    private final List<Demand> demands;
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final Map<String, String> kinds = new LinkedHashMap<>();
    private final ValueOrder order;

    private ValueTree(
            Map<String, Parameter> parameters,
            Map<String, Template> varying,
            Collection<Template> objects,
            Collection<Sight> sights) {
        this.parameters = parameters;
        this.varying = varying;
        this.feeds = Feeds.of(objects);
        this.demands = always(sights);
        for (Sight sight : sights) {
            sight.components().forEach(component -> components.putIfAbsent(component.key(), component));
            sight.files().forEach((object, component) -> {
                String kind = object.substring(0, object.indexOf(' '));
                if (WORKLOADS.contains(kind)) {
                    kinds.putIfAbsent(component, kind);
                }
            });
        }
        this.order = new ValueOrder(parameters.values(), components.values());
    }

    /**
     * The values of a chart.
     *
     * @param parameters the values by path, those left out that change nothing in the chart
     * @param varying the defaults that other values choose, by path
     * @param objects the templates of the chart's objects
     * @param sights what each run of the definition showed
     */
    public static Values of(
            Map<String, Parameter> parameters,
            Map<String, Template> varying,
            Collection<Template> objects,
            Collection<Sight> sights) {
        return new ValueTree(parameters, varying, objects, sights).values();
    }

    /** What a word asks in some contexts only would refuse values that the others admit. */
    private static List<Demand> always(Collection<Sight> sights) {
        Set<Demand> always = null;
        for (Sight sight : sights) {
            if (always == null) {
                always = new LinkedHashSet<>(sight.demands());
            } else {
                always.retainAll(Set.copyOf(sight.demands()));
            }
        }
        return always == null ? List.of() : List.copyOf(always);
    }

    private Values values() {
        Map<String, Object> tree = new LinkedHashMap<>();
        parameters.values().forEach(parameter -> put(tree, parameter));
        return new Values(nodes(tree, List.of()));
    }

    @SuppressWarnings("unchecked") // what holds other values is a map made here
    private static void put(Map<String, Object> tree, Parameter parameter) {
        List<String> segments = ModelPath.parse(parameter.path()).segments();
        Map<String, Object> inner = tree;
        for (String segment : segments.subList(0, segments.size() - 1)) {
            inner = (Map<String, Object>) inner.computeIfAbsent(segment, key -> new LinkedHashMap<String, Object>());
        }
        inner.put(segments.get(segments.size() - 1), parameter);
    }

    private List<Values.Node> nodes(Map<?, ?> tree, List<String> path) {
        Comparator<String> comparator = order.under(path);
        List<Values.Node> nodes = new ArrayList<>();
        tree.forEach((key, content) -> {
            String name = key.toString();
            if (content instanceof Parameter parameter) {
                nodes.add(new Values.Leaf(name, value(parameter)));
            } else if (content instanceof Map<?, ?> inner) {
                List<String> longer = new ArrayList<>(path);
                longer.add(name);
                nodes.add(new Values.Group(name, path.isEmpty() ? title(name) : "", nodes(inner, longer)));
            }
        });
        nodes.sort(Comparator.comparing(Values.Node::key, comparator)
                .thenComparing(node -> path.isEmpty() && node instanceof Values.Group));
        return List.copyOf(nodes);
    }

    private String title(String key) {
        Component component = components.get(key);
        return component == null
                ? ""
                : kinds.getOrDefault(component.name(), "Component") + " " + component.name() + " in the namespace "
                        + component.namespace().name() + ".";
    }

    private Value value(Parameter parameter) {
        Collection<Feed> places = feeds.of(parameter.path());
        List<JsonNode> schemas = places.stream()
                .filter(feed -> feed.isAlways() && feed.role() == Feed.Role.WHOLE)
                .flatMap(feed ->
                        fields.at(feed.object().apiVersion(), feed.object().kind(), feed.way()).stream())
                .map(FieldSchemas.Field::schema)
                .toList();
        return new Value(
                parameter,
                purpose.of(parameter, places),
                Narrowing.limits(parameter, demands, schemas),
                choosers(parameter.path()));
    }

    private List<String> choosers(String path) {
        Template template = varying.get(path);
        if (template == null) {
            return List.of();
        }
        Set<String> choosers = new LinkedHashSet<>();
        template.branches().forEach(branch -> {
            branch.when()
                    .terms()
                    .forEach(term ->
                            term.forEach(literal -> choosers.add(literal.fact().path())));
            if (branch.value() instanceof Template.Chosen chosen) {
                choosers.add(chosen.axis().path());
            }
        });
        return List.copyOf(choosers);
    }
}
