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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes one template of what an exploration saw. */
final class Merge {
    private final Exploration exploration;

    Merge(Exploration exploration) {
        this.exploration = exploration;
    }

    /** {@return the template of all objects, by kind and name} */
    Map<String, Template> objects() {
        return children(Place.ROOT, Node.Fields.class);
    }

    /** What stands at a place of something that stands. */
    private Template template(Place place, Object surrounding) {
        Set<Axis> varied = new LinkedHashSet<>(exploration.influences(place));
        varied.addAll(exploration.influences(place.parent()));
        List<Context> rows = new ArrayList<>();
        for (Context context : exploration.combinations(place, varied)) {
            if (surrounding.equals(exploration.sight(context).fields().get(place.parent()))) {
                rows.add(context);
            }
        }
        Map<Object, List<Context>> alternatives = new LinkedHashMap<>();
        List<Context> absent = new ArrayList<>();
        for (Context row : rows) {
            Object field = exploration.sight(row).fields().get(place);
            (field == null ? absent : alternatives.computeIfAbsent(field, key -> new ArrayList<>())).add(row);
        }
        List<Alternative> all = new ArrayList<>();
        Template.Chosen chosen = Choosing.from(varied, alternatives);
        if (chosen == null) {
            alternatives.forEach((field, contexts) -> all.add(new Alternative(field, facts(contexts, varied))));
        } else {
            rows.removeAll(absent);
            all.add(new Alternative(chosen, facts(rows, varied)));
        }
        return readable(place, new FormulaSearch(varied), all, facts(absent, varied));
    }

    /**
     * One thing that can stand somewhere.
     *
     * @param field what it is
     * @param facts the facts of each context in which it stands
     */
    private record Alternative(Object field, List<Set<Fact>> facts) {}

    private Template readable(
            Place place, FormulaSearch search, List<Alternative> alternatives, List<Set<Fact>> absent) {
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
                    search.separating(alternative.facts(), off), value(place, alternative.field())));
        }
        return new Template(branches);
    }

    private Template.Value value(Place place, Object field) {
        if (field instanceof Template.Chosen chosen) {
            return chosen;
        }
        if (field instanceof Node node) {
            return new Template.Fixed(node);
        }
        Map<String, Template> children = children(place, field);
        return field instanceof Node.Form form ? new Template.Sequence(form, children) : new Template.Fields(children);
    }

    private Map<String, Template> children(Place place, Object container) {
        Set<List<String>> sequences = new LinkedHashSet<>();
        for (Sight sight : List.copyOf(exploration.sights())) {
            if (container.equals(sight.fields().get(place))) {
                sequences.add(sight.children(place));
            }
        }
        List<String> order = Ordering.merged(sequences).orElseGet(() -> unordered(place, container, sequences));
        Map<String, Template> children = new LinkedHashMap<>();
        order.forEach(key -> children.put(key, template(place.child(key), container)));
        return children;
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
