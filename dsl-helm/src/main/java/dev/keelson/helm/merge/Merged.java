package dev.keelson.helm.merge;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.diagnostic.HelmRules;
import dev.keelson.helm.exploration.Context;
import dev.keelson.helm.exploration.Exploration;
import dev.keelson.helm.exploration.Sight;
import dev.keelson.helm.notes.Notes;
import dev.keelson.helm.tree.Node;
import dev.keelson.helm.tree.NodeReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One template for all contexts, held against what the definition really says: in every context that was seen, in those of
 * the {@link SafetyNet}, and with other numbers of items. A context that says otherwise teaches the exploration which
 * axis it had missed.
 *
 * @since 0.1.0
 */
public final class Merged {
    private static final int MOST_LESSONS = 50;

    private final Exploration exploration;
    private final Map<String, Template> objects;
    private final Rendering rendering = new Rendering();

    private Merged(Exploration exploration, Map<String, Template> objects) {
        this.exploration = exploration;
        this.objects = objects;
    }

    /** {@return the template of all that was explored} */
    public static Merged of(Exploration exploration) {
        for (int lesson = 0; lesson < MOST_LESSONS; lesson++) {
            Merged merged = new Merged(exploration, new Merge(exploration).objects());
            Optional<Context> surprise = merged.surprise();
            if (surprise.isEmpty()) {
                merged.checkItems();
                return merged;
            }
            exploration.learn(surprise.get());
        }
        throw new IllegalStateException("the template does not become what the definition says");
    }

    /** {@return the templates by kind and name of their objects} */
    public Map<String, Template> objects() {
        Map<String, Template> documents = new LinkedHashMap<>(objects);
        documents.remove(Sight.DEFAULTS);
        documents.remove(Notes.KEY);
        return documents;
    }

    /** {@return the template of what is told after an installation} */
    public Template notes() {
        return objects.getOrDefault(Notes.KEY, new Template(List.of()));
    }

    /** {@return the defaults that are not the same in every context, by the path of their setting} */
    public Map<String, Template> varyingDefaults() {
        Map<String, Template> varying = new LinkedHashMap<>();
        Template defaults = objects.get(Sight.DEFAULTS);
        if (defaults != null && defaults.branches().get(0).value() instanceof Template.Fields fields) {
            fields.children().forEach((path, template) -> {
                Template.Value first = template.branches().get(0).value();
                if (template.branches().size() > 1 || first instanceof Template.Chosen) {
                    varying.put(path, template);
                }
            });
        }
        return varying;
    }

    private Optional<Context> surprise() {
        Set<Context> seen = new LinkedHashSet<>(SafetyNet.contexts(exploration.axes()));
        seen.addAll(exploration.contexts().keySet());
        List<Context> contexts = List.copyOf(seen);
        List<Sight> sights = exploration.look(contexts);
        for (int index = 0; index < contexts.size(); index++) {
            if (!said(contexts.get(index)).equals(sights.get(index).objects())) {
                return Optional.of(contexts.get(index));
            }
        }
        return Optional.empty();
    }

    private Node said(Context context) {
        return rendering.of(objects, context.facts(exploration.axes().all()));
    }

    /** What holds for two items must hold for one and for three, wherever a list is walked through. */
    private void checkItems() {
        List<Context> contexts = exploration.axes().singles().stream()
                .filter(context -> exploration.sight(context).walksLists())
                .toList();
        List<Sight> three = exploration.look(contexts, 3);
        List<Sight> one = exploration.look(contexts, 1);
        for (int index = 0; index < contexts.size(); index++) {
            Node said = said(contexts.get(index));
            Set<Expression.Item> stray = NodeReader.strayItems(said);
            if (!stray.isEmpty()
                    || !said.equals(three.get(index).objects())
                    || !NodeReader.unfolded(said).equals(one.get(index).objects())) {
                throw notPerItem(stray);
            }
        }
    }

    private ChartException notPerItem(Set<Expression.Item> stray) {
        List<Finding> findings = new ArrayList<>();
        Set<String> lists = new LinkedHashSet<>();
        stray.forEach(item -> lists.add(item.path()));
        exploration.axes().all().stream()
                .filter(axis -> stray.isEmpty() ? axis.isOfList() : lists.contains(axis.path()))
                .forEach(axis -> findings.add(Finding.of(
                        HelmRules.NOT_PER_ITEM,
                        ModelPath.parse(axis.path()),
                        axis.origin(),
                        "What p.each(" + axis.path() + ", …) says cannot be repeated by a template: it depends on the"
                                + " number or order of the items, or joins them to one text.",
                        "Say the same for each item as a line or list item of its own; join with join(…).")));
        return new ChartException(
                findings.isEmpty()
                        ? List.of(Finding.of(
                                HelmRules.NOT_PER_ITEM,
                                ModelPath.root(),
                                Origin.here(),
                                "What is said for the items of a list cannot be repeated by a template.",
                                "Say the same for each item as a line or list item of its own."))
                        : findings);
    }
}
