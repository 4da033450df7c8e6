package dev.keelson.helm.merge;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.diagnostic.HelmRules;
import dev.keelson.helm.exploration.Axis;
import dev.keelson.helm.exploration.Context;
import dev.keelson.helm.exploration.Exploration;
import dev.keelson.helm.exploration.Fact;
import dev.keelson.helm.exploration.Place;
import dev.keelson.helm.exploration.Sight;
import dev.keelson.helm.tree.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Makes one template of what an exploration saw. */
final class Merge {
    private final Exploration exploration;
    private final IdentityHashMap<Node, Template> constants = new IdentityHashMap<>();

    Merge(Exploration exploration) {
        this.exploration = exploration;
    }

    /** {@return the template of all objects, by kind and name} */
    Map<String, Template> objects() {
        Set<Node> roots = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Node> all = new ArrayList<>();
        exploration.sights().forEach(sight -> add(sight.objects(), roots, all));
        return children(Place.ROOT, Node.Fields.class, all);
    }

    /** What stands at a place of something that stands, which was seen as one of these containers. */
    private Template template(Place place, String key, Object surrounding, List<Node> containers) {
        Set<Node> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Node> seen = new ArrayList<>();
        boolean always = true;
        for (Node container : containers) {
            Node child = container.children().get(key);
            always &= child != null;
            if (child != null) {
                add(child, distinct, seen);
            }
        }
        return always && seen.size() == 1 ? constant(seen.get(0)) : varying(List.of(place), surrounding, seen);
    }

    private static void add(Node node, Set<Node> known, List<Node> nodes) {
        if (known.add(node)) {
            nodes.add(node);
        }
    }

    /** What stands at one of some places, of which no two stand together. */
    private Template varying(List<Place> places, Object surrounding, List<Node> seen) {
        Place place = places.get(0);
        Set<Axis> varied = new LinkedHashSet<>();
        places.forEach(each -> varied.addAll(exploration.influences(each)));
        List<Context> rows = new ArrayList<>();
        Map<Object, List<Context>> alternatives = new LinkedHashMap<>();
        List<Context> absent = new ArrayList<>();
        for (Context context : exploration.combinations(place, varied)) {
            Sight sight = exploration.sight(context);
            Node around = sight.at(place.parent());
            if (around != null && surrounding.equals(around.itself())) {
                Node node = places.stream()
                        .map(sight::at)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
                rows.add(context);
                (node == null ? absent : alternatives.computeIfAbsent(node.itself(), first -> new ArrayList<>()))
                        .add(context);
            }
        }
        List<Alternative> all = new ArrayList<>();
        Template.Chosen chosen = Choosing.from(varied, alternatives);
        if (chosen == null) {
            alternatives.forEach((field, contexts) -> all.add(new Alternative(field, facts(contexts, varied))));
        } else {
            rows.removeAll(absent);
            all.add(new Alternative(chosen, facts(rows, varied)));
        }
        return readable(new FormulaSearch(varied), all, facts(absent, varied), field -> value(place, field, seen));
    }

    /** What stands alike in every context, made once for all places where it does. */
    private Template constant(Node node) {
        Template known = constants.get(node);
        if (known == null) {
            Map<String, Template> children = new LinkedHashMap<>();
            node.children().forEach((key, child) -> children.put(key, constant(child)));
            known = new Template(List.of(new Template.Branch(Formula.ALWAYS, value(node.itself(), children))));
            constants.put(node, known);
        }
        return known;
    }

    /**
     * One thing that can stand somewhere.
     *
     * @param field what it is
     * @param facts the facts of each context in which it stands
     */
    private record Alternative(Object field, List<Set<Fact>> facts) {}

    private static Template readable(
            FormulaSearch search,
            List<Alternative> alternatives,
            List<Set<Fact>> absent,
            Function<Object, Template.Value> values) {
        List<Alternative> order = alternatives;
        if (order.size() == 2 && absent.isEmpty()) {
            Alternative first = order.get(0);
            Alternative second = order.get(1);
            int asFound = search.separating(first.facts(), second.facts()).cost();
            int turned = search.separating(second.facts(), first.facts()).cost();
            order = turned < asFound ? List.of(second, first) : order;
        }
        List<Template.Branch> branches = new ArrayList<>();
        for (int index = 0; index < order.size(); index++) {
            List<Set<Fact>> off = new ArrayList<>(absent);
            order.subList(index + 1, order.size()).forEach(later -> off.addAll(later.facts()));
            Alternative alternative = order.get(index);
            branches.add(new Template.Branch(
                    search.separating(alternative.facts(), off), values.apply(alternative.field())));
        }
        return new Template(branches);
    }

    private Template.Value value(Place place, Object field, List<Node> seen) {
        if (field instanceof Template.Chosen chosen) {
            return chosen;
        }
        List<Node> containers =
                seen.stream().filter(node -> node.itself().equals(field)).toList();
        return value(field, field instanceof Node ? Map.of() : children(place, field, containers));
    }

    private static Template.Value value(Object field, Map<String, Template> children) {
        if (field instanceof Node node) {
            return new Template.Fixed(node);
        }
        return field instanceof Node.Form form ? new Template.Sequence(form, children) : new Template.Fields(children);
    }

    private Map<String, Template> children(Place place, Object container, List<Node> containers) {
        Set<List<String>> sequences = new LinkedHashSet<>();
        containers.forEach(node -> sequences.add(List.copyOf(node.children().keySet())));
        List<String> order = Ordering.merged(sequences).orElseGet(() -> unordered(place, container, sequences));
        Map<String, Template> children = new LinkedHashMap<>();
        if (container == Node.Form.LIST && order.size() > 1 && isOneScalar(containers)) {
            children.put(order.get(0), varying(order.stream().map(place::child).toList(), container, List.of()));
        } else {
            order.forEach(key -> children.put(key, template(place.child(key), key, container, containers)));
        }
        return children;
    }

    /** A list that has one scalar in every context has one item, which is now this and now that. */
    private static boolean isOneScalar(List<Node> containers) {
        return containers.stream()
                .map(Node::children)
                .allMatch(items -> items.size() == 1
                        && items.values().stream()
                                .allMatch(item -> item.nodes().isEmpty() && !(item instanceof Node.Repeat)));
    }

    private static List<String> unordered(Place place, Object container, Collection<List<String>> sequences) {
        if (container instanceof Node.Form) {
            throw new ChartException(List.of(Finding.of(
                    HelmRules.ORDER_DIFFERS,
                    ModelPath.root(),
                    Origin.here(),
                    "The items at " + place + " stand in another order depending on a condition.",
                    "Add them in one order, each under its condition.")));
        }
        return Ordering.firstMet(sequences);
    }

    private static List<Set<Fact>> facts(Collection<Context> contexts, Set<Axis> varied) {
        List<Set<Fact>> facts = new ArrayList<>();
        contexts.forEach(context -> facts.add(context.facts(varied)));
        return facts;
    }
}
