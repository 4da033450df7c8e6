package dev.keelson.helm.merge;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.diagnostic.HelmRules;
import dev.keelson.helm.exploration.Axis;
import dev.keelson.helm.exploration.Context;
import dev.keelson.helm.exploration.Exploration;
import dev.keelson.helm.exploration.Sight;
import dev.keelson.helm.tree.Node;
import dev.keelson.helm.tree.NodeReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * One template for all contexts, held against what the definition really says: in every context where there are few, in
 * many random ones else, and with other numbers of items. A context that says otherwise teaches the exploration which
 * axis it had missed.
 *
 * @since 0.1.0
 */
public final class Merged {
    private static final int MOST_CONTEXTS = 256;
    private static final int MOST_LESSONS = 50;
    private static final long SEED = 20_261_123L;

    private final Exploration exploration;
    private final Map<String, Template> objects;

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
        return documents;
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
        return contexts().stream()
                .filter(context ->
                        !said(context).equals(exploration.sight(context).objects()))
                .findFirst();
    }

    private Node said(Context context) {
        Map<String, Node> standing = new LinkedHashMap<>();
        objects.forEach((id, template) ->
                template.in(context.facts(exploration.axes().values())).ifPresent(node -> standing.put(id, node)));
        return new Node.Fields(standing);
    }

    private Set<Context> contexts() {
        List<Axis> axes = List.copyOf(exploration.axes().values());
        long all = 1;
        for (Axis axis : axes) {
            all = Math.min(MOST_CONTEXTS + 1L, all * axis.positions().size());
        }
        Random random = new Random(SEED);
        Set<Context> contexts = new LinkedHashSet<>();
        for (int index = 0; index < Math.min(all, MOST_CONTEXTS); index++) {
            Context context = exploration.base();
            long digits = index;
            for (Axis axis : axes) {
                int size = axis.positions().size();
                int position = all > MOST_CONTEXTS ? random.nextInt(size) : (int) (digits % size);
                context = context.with(axis, position);
                digits /= size;
            }
            contexts.add(context);
        }
        return contexts;
    }

    /** What holds for two items must hold for one and for three. */
    private void checkItems() {
        for (Context context : exploration.singles()) {
            Node said = said(context);
            Node three = exploration.sight(context, 3).objects();
            Node one = exploration.sight(context, 1).objects();
            Set<Expression.Item> stray = NodeReader.strayItems(said);
            if (!stray.isEmpty()
                    || !said.equals(three)
                    || !NodeReader.unfolded(said).equals(one)) {
                throw notPerItem(stray);
            }
        }
    }

    private ChartException notPerItem(Set<Expression.Item> stray) {
        List<Finding> findings = new ArrayList<>();
        Set<String> lists = new LinkedHashSet<>();
        stray.forEach(item -> lists.add(item.path()));
        exploration.axes().values().stream()
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
