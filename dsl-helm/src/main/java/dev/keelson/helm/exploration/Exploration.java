package dev.keelson.helm.exploration;

import dev.keelson.core.draft.Read;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.platform.Platform;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.diagnostic.HelmRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs a definition in as many contexts as it takes to know, for every field by itself, which axes it depends on and what
 * it is for each combination of their positions. That an axis matters to a field is only ever concluded from two runs
 * that differ in nothing else.
 *
 * @since 0.1.0
 */
public final class Exploration {
    /** Two show what is repeated. */
    public static final int ITEM_SYMBOLS = 2;

    private static final int MOST_CONTEXTS_OF_A_FIELD = 64;

    private final Runs runs;
    private final AxisSearch search;
    private final Map<Context, Sight> sights = new LinkedHashMap<>();
    private Map<String, Axis> axes;
    private Map<Place, Set<Axis>> influences = new HashMap<>();
    private boolean foundAxis;

    /** Explores the definition of that platform. */
    public Exploration(Platform platform) {
        this.runs = new Runs(platform);
        this.search = new AxisSearch(runs);
        this.axes = search.all();
        explore();
    }

    /** {@return the axes by path} */
    public Map<String, Axis> axes() {
        return axes;
    }

    /** {@return how often the definition was run} */
    public int runs() {
        return runs.count();
    }

    /** {@return all that was seen so far} */
    public Collection<Sight> sights() {
        return sights.values();
    }

    /** {@return the context in which everything has its default} */
    public Context base() {
        Context base = new Context(Map.of());
        for (Axis axis : axes.values()) {
            base = base.with(axis, axis.byDefault());
        }
        return base;
    }

    /** {@return the two bases and all contexts that differ from one of them on one axis} */
    public Set<Context> singles() {
        return AxisSearch.singles(axes);
    }

    /** {@return what a run shows there} */
    public Sight sight(Context context) {
        Sight known = sights.get(context);
        if (known != null) {
            return known;
        }
        Sight sight = runs.sight(axes, context, ITEM_SYMBOLS);
        foundAxis |= search.see(sight);
        sights.put(context, sight);
        return sight;
    }

    /** {@return what a run with so many symbols for the items of each list shows there} */
    public Sight sight(Context context, int itemSymbols) {
        return runs.sight(axes, context, itemSymbols);
    }

    /** {@return the axes on which a place in the objects depends} */
    public Set<Axis> influences(Place place) {
        return influences.getOrDefault(place, Set.of());
    }

    /** {@return one context for each combination of positions on these axes, everything else at its default} */
    public List<Context> combinations(Place place, Collection<Axis> varied) {
        long number = 1;
        for (Axis axis : varied) {
            number *= axis.positions().size();
        }
        if (number > MOST_CONTEXTS_OF_A_FIELD) {
            throw tooMany(place, varied, number);
        }
        List<Context> contexts = new ArrayList<>(List.of(base()));
        for (Axis axis : varied) {
            List<Context> more = new ArrayList<>();
            for (Context context : contexts) {
                for (int position = 0; position < axis.positions().size(); position++) {
                    more.add(context.with(axis, position));
                }
            }
            contexts = more;
        }
        return contexts;
    }

    /**
     * Looks at all contexts between what the axes of some places suggest and one that turned out otherwise; the step at
     * which the place changes names the axis that was not known to matter.
     */
    public void learn(Context surprising) {
        Context step = base();
        for (Axis axis : axes.values()) {
            step = step.with(axis, surprising.at(axis));
            sight(step);
        }
        Context back = surprising;
        for (Axis axis : axes.values()) {
            sight(surprising.with(axis, axis.byDefault()));
            back = back.with(axis, axis.byDefault());
            sight(back);
        }
        explore();
    }

    private void explore() {
        int before;
        do {
            before = sights.size();
            singles().forEach(this::sight);
            pairs().forEach(this::sight);
            influences = observed();
            Set<Set<Axis>> groups = new LinkedHashSet<>();
            influences.forEach((place, matter) -> {
                if (groups.add(matter)) {
                    combinations(place, matter).forEach(this::sight);
                }
            });
            if (foundAxis) {
                foundAxis = false;
                axes = search.all();
                sights.clear();
                before = -1;
            }
        } while (sights.size() != before);
    }

    private Map<Place, Set<Axis>> observed() {
        Map<Place, Set<Axis>> observed = new LinkedHashMap<>();
        for (Axis axis : axes.values()) {
            Map<Context, Sight> representatives = new HashMap<>();
            sights.forEach((context, sight) -> {
                Sight other = representatives.putIfAbsent(context.with(axis, 0), sight);
                if (other != null) {
                    different(other.fields(), sight.fields())
                            .forEach(place -> observed.computeIfAbsent(place, first -> new LinkedHashSet<>())
                                    .add(axis));
                }
            });
        }
        return observed;
    }

    private static Set<Place> different(Map<Place, Object> left, Map<Place, Object> right) {
        Set<Place> places = new LinkedHashSet<>();
        left.forEach((place, value) -> {
            if (!value.equals(right.get(place))) {
                places.add(place);
            }
        });
        right.keySet().stream().filter(place -> !left.containsKey(place)).forEach(places::add);
        return places;
    }

    /** Contexts in which two axes stand elsewhere that one scope, or one inside the other, asks for. */
    private Set<Context> pairs() {
        Map<String, Set<ModelPath>> scopes = scopes();
        List<Axis> all = List.copyOf(axes.values());
        Set<Context> pairs = new LinkedHashSet<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Axis left = all.get(i);
                Axis right = all.get(j);
                if (together(scopes.getOrDefault(left.path(), Set.of()), scopes.getOrDefault(right.path(), Set.of()))) {
                    for (int position = 0; position < left.positions().size(); position++) {
                        for (int other = 0; other < right.positions().size(); other++) {
                            pairs.add(base().with(left, position).with(right, other));
                        }
                    }
                }
            }
        }
        return pairs;
    }

    private static boolean together(Set<ModelPath> left, Set<ModelPath> right) {
        return left.stream()
                .anyMatch(one -> right.stream().anyMatch(two -> one.startsWith(two) || two.startsWith(one)));
    }

    private Map<String, Set<ModelPath>> scopes() {
        Map<String, Set<ModelPath>> scopes = new HashMap<>();
        sights.values().forEach(sight -> sight.reads().forEach(read -> axis(read)
                .ifPresent(axis -> scopes.computeIfAbsent(axis.path(), path -> new LinkedHashSet<>())
                        .add(read.scope()))));
        return scopes;
    }

    private Optional<Axis> axis(Read read) {
        return axes.values().stream()
                .filter(axis -> axis.positions().stream()
                        .flatMap(position -> position.facts().stream())
                        .anyMatch(fact ->
                                fact.path().equals(read.input()) || fact.words().equals(read.input())))
                .findFirst();
    }

    private ChartException tooMany(Place place, Collection<Axis> varied, long number) {
        String lines = sights.values().stream()
                .flatMap(sight -> sight.reads().stream())
                .filter(read -> axis(read).filter(varied::contains).isPresent())
                .map(read -> read.input() + " " + read.origin())
                .distinct()
                .collect(Collectors.joining(", "));
        return ChartException.of(
                HelmRules.TOO_MANY_CONTEXTS,
                ModelPath.root(),
                varied.iterator().next().origin(),
                place + " depends on "
                        + varied.stream().map(Axis::path).collect(Collectors.joining(", ")) + ", which can stand "
                        + number + " ways together; read at " + lines + ".",
                "Let fewer of them decide the same field, or make them one choice.");
    }
}
