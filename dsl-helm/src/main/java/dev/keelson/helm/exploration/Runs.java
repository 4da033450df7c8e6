package dev.keelson.helm.exploration;

import dev.keelson.core.concurrent.Workers;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.release.RunnablePlatform;
import dev.keelson.helm.release.ReleaseNamespace;
import dev.keelson.helm.symbol.SymbolTable;
import dev.keelson.helm.tree.NodeReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a definition with symbols, several runs at a time and each context once, and counts.
 *
 * <p>What comes out does not depend on how many runs are under way: ids of symbols are given in the order of the contexts.
 * A run that met an expression without an id while others were under way counts only if no run before it met one too;
 * otherwise it is made again.
 */
final class Runs {
    /** What a run leaves behind is large until it is read. */
    private static final int AT_A_TIME = 16;

    private final RunnablePlatform platform;
    private final ReleaseNamespace release;
    private final Workers workers;
    private final SymbolTable table = new SymbolTable();
    private final YamlWriter writer = new YamlWriter();
    private final NodeReader reader = new NodeReader(table, Exploration.ITEM_SYMBOLS);
    private Map<Context, Sight> known = new LinkedHashMap<>();
    private final Map<String, Parameter> parameters = new HashMap<>();
    private int count;

    Runs(RunnablePlatform platform, ReleaseNamespace release, int workers) {
        this.platform = platform;
        this.release = release;
        this.workers = new Workers(workers);
    }

    /** {@return what runs show in these contexts, in their order} */
    List<Sight> sights(Collection<Context> contexts) {
        List<Context> unknown = contexts.stream()
                .filter(context -> !known.containsKey(context))
                .distinct()
                .toList();
        List<Sight> seen = run(unknown, Exploration.ITEM_SYMBOLS);
        for (int index = 0; index < unknown.size(); index++) {
            known.put(unknown.get(index), seen.get(index));
        }
        List<Sight> sights = new ArrayList<>();
        contexts.forEach(context -> sights.add(known.get(context)));
        return sights;
    }

    /** {@return what runs with so many symbols for the items of each list show in these contexts, in their order} */
    List<Sight> run(List<Context> contexts, int itemSymbols) {
        NodeReader items = itemSymbols == reader.itemSymbols() ? reader : reader.with(itemSymbols);
        List<Sight> sights = new ArrayList<>();
        while (sights.size() < contexts.size()) {
            int from = sights.size();
            // The first run of all knows nearly all symbols; those after it then need none of their own.
            int to = Math.min(contexts.size(), from + (count == 0 || !workers.areSeveral() ? 1 : AT_A_TIME));
            accept(contexts.subList(from, to), items, sights);
        }
        return sights;
    }

    private void accept(List<Context> contexts, NodeReader items, List<Sight> sights) {
        List<Execution> executions = workers.each(
                contexts, context -> new Execution(platform, release, context, new SymbolTable(table), writer, items));
        for (int index = 0; index < executions.size(); index++) {
            Execution execution = executions.get(index);
            if (!table.adopt(execution.table())) {
                execution = new Execution(platform, release, contexts.get(index), table, writer, items);
            }
            sights.add(execution.seen(parameters));
        }
        count += contexts.size();
    }

    /** Goes on with other axes; what the runs so far show stays known where these make no difference to it. */
    void continueWith(Axes axes) {
        Map<Context, Sight> kept = new LinkedHashMap<>();
        known.forEach((context, sight) -> {
            List<Axis> before = context.axes().all();
            boolean holds = before.stream().allMatch(axis -> axis.equals(axes.at(axis.path())))
                    && axes.all().stream()
                            .filter(axis -> context.axes().at(axis.path()) == null)
                            .allMatch(axis -> standsAtDefault(axis, sight));
            if (holds) {
                Context same = axes.lowest();
                for (Axis axis : before) {
                    same = same.with(axis, context.at(axis));
                }
                kept.put(same, sight);
            }
        });
        known = kept;
    }

    /** Whether a run that did not know an axis showed what it does at its default: a word's literal may be another one. */
    private static boolean standsAtDefault(Axis axis, Sight sight) {
        String name = axis.positions().get(axis.byDefault()).name();
        return name == null
                || sight.parameters().stream()
                        .filter(parameter -> parameter.path().equals(axis.path()))
                        .map(Parameter::value)
                        .allMatch(value -> name.equals(String.valueOf(value)));
    }

    int count() {
        return count;
    }
}
