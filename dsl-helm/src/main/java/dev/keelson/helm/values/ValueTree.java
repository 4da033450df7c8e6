package dev.keelson.helm.values;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.schema.FieldSchemas;
import dev.keelson.core.setting.Demand;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Form;
import dev.keelson.helm.exploration.Exploration;
import dev.keelson.helm.exploration.Sight;
import dev.keelson.helm.feed.Feed;
import dev.keelson.helm.feed.Feeds;
import dev.keelson.helm.merge.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
    private final Set<String> told;
    private final Feeds feeds;
    private final Occasions occasions;
    private final Map<String, Set<String>> taken;
    private final Set<String> declared = new HashSet<>();
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final Map<String, String> kinds = new LinkedHashMap<>();
    private final ValueOrder order;

    private ValueTree(
            Map<String, Parameter> parameters,
            Map<String, Template> varying,
            Set<String> told,
            Collection<Template> objects,
            Exploration exploration) {
        this.parameters = parameters;
        this.varying = varying;
        this.told = told;
        this.feeds = Feeds.of(objects);
        this.occasions = new Occasions(exploration);
        this.taken = TakenKeys.of(
                objects,
                parameters.values().stream()
                        .filter(parameter -> parameter.kind() == Parameter.Kind.ENTRIES)
                        .map(Parameter::path)
                        .collect(Collectors.toSet()));
        for (Sight sight : exploration.sights()) {
            sight.parameters().forEach(parameter -> declared.add(parameter.path()));
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
     * The values of a chart, without toggles and choices of which it shows nothing.
     *
     * @param parameters the values by path, those left out that change nothing in the chart
     * @param varying the defaults that other values choose, by path
     * @param told the paths of what others than objects read: the notes, and charts that this one depends on
     * @param objects the templates of the chart's objects
     * @param exploration what the runs of the definition showed
     */
    public static Values of(
            Map<String, Parameter> parameters,
            Map<String, Template> varying,
            Set<String> told,
            Collection<Template> objects,
            Exploration exploration) {
        return new ValueTree(parameters, varying, told, objects, exploration).values();
    }

    private Values values() {
        List<Value> all = parameters.values().stream().map(this::value).toList();
        Set<String> deciding = new HashSet<>(told);
        deciding.addAll(feeds.paths());
        all.forEach(value -> {
            deciding.addAll(value.choosers());
            value.sometimes()
                    .forEach(sometimes -> deciding.add(sometimes.decider().toString()));
        });
        Map<String, Object> tree = new LinkedHashMap<>();
        all.stream()
                .filter(value -> !isSwitch(value.parameter())
                        || deciding.contains(value.parameter().path()))
                .forEach(value -> put(tree, value));
        return new Values(nodes(tree, List.of()));
    }

    /**
     * What the definition says with it may be only what is refused there, which no template shows. What the chart itself has
     * besides is no word of the definition.
     */
    private boolean isSwitch(Parameter parameter) {
        return declared.contains(parameter.path())
                && (parameter.kind() == Parameter.Kind.TOGGLE || parameter.kind() == Parameter.Kind.CHOICE);
    }

    @SuppressWarnings("unchecked") // what holds other values is a map made here
    private static void put(Map<String, Object> tree, Value value) {
        List<String> segments = value.path().segments();
        Map<String, Object> inner = tree;
        for (String segment : segments.subList(0, segments.size() - 1)) {
            inner = (Map<String, Object>) inner.computeIfAbsent(segment, key -> new LinkedHashMap<String, Object>());
        }
        inner.put(segments.get(segments.size() - 1), value);
    }

    private List<Values.Node> nodes(Map<?, ?> tree, List<String> path) {
        Comparator<String> comparator = order.under(path);
        List<Values.Node> nodes = new ArrayList<>();
        tree.forEach((key, content) -> {
            String name = key.toString();
            if (content instanceof Value value) {
                nodes.add(new Values.Leaf(name, value));
            } else if (content instanceof Map<?, ?> inner) {
                List<String> longer = new ArrayList<>(path);
                longer.add(name);
                nodes.add(new Values.Group(name, title(String.join(".", longer)), nodes(inner, longer)));
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
                : kinds.getOrDefault(component.name(), "Component") + " " + component.name() + ".";
    }

    private Value value(Parameter parameter) {
        Collection<Feed> places = feeds.of(parameter.path());
        List<JsonNode> schemas = places.stream()
                .filter(feed -> feed.isAlways() && feed.role() == Feed.Role.WHOLE)
                .flatMap(feed ->
                        fields.at(feed.object().apiVersion(), feed.object().kind(), feed.way()).stream())
                .map(FieldSchemas.Field::schema)
                .toList();
        Limits limits = Narrowing.limits(parameter, occasions.always(), schemas);
        return new Value(
                parameter,
                purpose.of(parameter, places),
                limits,
                sometimes(parameter, limits, schemas),
                taken.getOrDefault(parameter.path(), Set.of()),
                choosers(parameter.path()));
    }

    private List<Value.Sometimes> sometimes(Parameter parameter, Limits limits, List<JsonNode> schemas) {
        List<Value.Sometimes> sometimes = new ArrayList<>();
        occasions.sometimes().forEach((occasion, asked) -> {
            List<Demand> all = new ArrayList<>(occasions.always());
            all.addAll(asked);
            Limits narrower = Narrowing.limits(parameter, all, schemas);
            Parameter decider = parameters.get(occasion.axis().path());
            if (decider != null && parameter.form() != Form.LIST && !narrower.equals(limits)) {
                sometimes.add(new Value.Sometimes(
                        ModelPath.parse(decider.path()),
                        decider.kind() == Parameter.Kind.TOGGLE,
                        occasion.positions(),
                        narrower));
            }
        });
        return List.copyOf(sometimes);
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
