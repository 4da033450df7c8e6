package dev.keelson.helm.exploration;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.release.RunnablePlatform;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.diagnostic.HelmRules;
import dev.keelson.helm.release.ReleaseNamespace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    private Axes axes;
    private Map<Place, Set<Axis>> influences = Map.of();
    private boolean foundAxis;

    /**
     * Places that are explored alike.
     *
     * @param object the object that they are in
     * @param varied the axes on which they depend
     */
    private record Group(Place object, Set<Axis> varied) {}

    /**
     * Explores the definition of that platform, for releases into that namespace, with so many runs at a time, which changes
     * nothing but the time it takes.
     */
    public Exploration(RunnablePlatform platform, ReleaseNamespace release, int runsAtATime) {
        this.runs = new Runs(platform, release, runsAtATime);
        this.search = new AxisSearch(runs);
        this.axes = search.all();
        explore();
    }

    /** {@return the axes} */
    public Axes axes() {
        return axes;
    }

    /** {@return in how many contexts the definition was run, those with other numbers of items counting by themselves} */
    public int runs() {
        return runs.count();
    }

    /** {@return all that was seen so far} */
    public Collection<Sight> sights() {
        return sights.values();
    }

    /** {@return all that was seen so far, by the context it was seen in} */
    public Map<Context, Sight> contexts() {
        return Collections.unmodifiableMap(sights);
    }

    /** {@return what a run shows there} */
    public Sight sight(Context context) {
        Sight known = sights.get(context);
        return known == null ? look(List.of(context)).get(0) : known;
    }

    /** {@return what runs show in these contexts, in their order} */
    public List<Sight> look(Collection<Context> contexts) {
        List<Sight> seen = runs.sights(contexts);
        int index = 0;
        for (Context context : contexts) {
            Sight sight = seen.get(index++);
            if (sights.putIfAbsent(context, sight) == null) {
                foundAxis |= search.see(sight);
            }
        }
        return seen;
    }

    /** {@return what runs with so many symbols for the items of each list show there, in the order of the contexts} */
    public List<Sight> look(List<Context> contexts, int itemSymbols) {
        return runs.run(contexts, itemSymbols);
    }

    /** {@return the axes on which a place in the objects, or what surrounds it, depends} */
    public Set<Axis> influences(Place place) {
        Set<Axis> varied = new LinkedHashSet<>(influences.getOrDefault(place, Set.of()));
        varied.addAll(influences.getOrDefault(place.parent(), Set.of()));
        return varied;
    }

    /**
     * {@return one context for each combination of positions on these axes, everything else at its default} Axes are moved only
     * where the object stands: what is inside it cannot be otherwise where it is not.
     */
    public List<Context> combinations(Place place, Collection<Axis> varied) {
        checkNumber(place, varied);
        List<Context> all = axes.combinations(varied);
        return place.equals(place.object())
                ? all
                : all.stream()
                        .filter(context -> stands(place.object(), context))
                        .toList();
    }

    /** Whether the object is there, which the axes decide on which it depends itself. */
    private boolean stands(Place object, Context context) {
        Context own = axes.lowest();
        for (Axis axis : influences(object)) {
            own = own.with(axis, context.at(axis));
        }
        return sight(own).at(object) != null;
    }

    /**
     * Looks at all contexts between what the axes of some places suggest and one that turned out otherwise; the step at
     * which the place changes names the axis that was not known to matter.
     */
    public void learn(Context surprising) {
        Set<Context> steps = new LinkedHashSet<>();
        Context step = axes.lowest();
        for (Axis axis : axes.all()) {
            step = step.with(axis, surprising.at(axis));
            steps.add(step);
        }
        Context back = surprising;
        for (Axis axis : axes.all()) {
            steps.add(surprising.with(axis, axis.byDefault()));
            back = back.with(axis, axis.byDefault());
            steps.add(back);
        }
        look(steps);
        explore();
    }

    private void explore() {
        int before;
        do {
            before = sights.size();
            look(axes.singles());
            look(pairs());
            influences = observed();
            lookForHiddenLiterals();
            influences = observed();
            Map<Group, Place> groups = new LinkedHashMap<>();
            influences
                    .keySet()
                    .forEach(place -> groups.putIfAbsent(new Group(place.object(), influences(place)), place));
            groups.forEach((group, place) -> checkNumber(place, group.varied()));
            // Which objects stand has to be known before it is asked what else could be inside them.
            look(groups.keySet().stream()
                    .map(Group::object)
                    .distinct()
                    .flatMap(object -> axes.combinations(influences(object)).stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new)));
            look(groups.entrySet().stream()
                    .flatMap(group ->
                            combinations(group.getValue(), group.getKey().varied()).stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new)));
            if (foundAxis) {
                foundAxis = false;
                axes = search.all();
                sights.clear();
                before = -1;
            }
        } while (sights.size() != before);
    }

    /**
     * Looks for literals of words that matter somewhere at the other base where they did not at the first. All of them are
     * moved in one run; where that shows anything each half is, down to the single ones.
     */
    private void lookForHiddenLiterals() {
        Context base = axes.highest().literalsAtDefault();
        List<List<Axis>> groups =
                List.of(axes.all().stream().filter(Axis::implicit).toList());
        while (!groups.isEmpty()) {
            look(groups.stream().map(group -> moved(base, group)).toList());
            List<List<Axis>> halves = new ArrayList<>();
            for (List<Axis> group : groups) {
                if (isExplained(moved(base, group), base)) {
                    continue;
                }
                if (group.size() == 1) {
                    look(axes.positions(base, group.get(0)));
                } else {
                    halves.add(group.subList(0, group.size() / 2));
                    halves.add(group.subList(group.size() / 2, group.size()));
                }
            }
            groups = halves;
        }
    }

    private static Context moved(Context base, List<Axis> group) {
        Context moved = base;
        for (Axis axis : group) {
            moved = moved.with(axis, axis.positions().size() - 1);
        }
        return moved;
    }

    private boolean isExplained(Context moved, Context base) {
        return sight(moved).differences(sight(base)).stream()
                .allMatch(place -> influences(place).stream().anyMatch(Axis::implicit));
    }

    private Map<Place, Set<Axis>> observed() {
        Map<Place, Set<Axis>> observed = new LinkedHashMap<>();
        for (Axis axis : axes.all()) {
            Map<Context, Sight> representatives = new HashMap<>();
            sights.forEach((context, sight) -> {
                Sight other = representatives.putIfAbsent(context.with(axis, 0), sight);
                if (other != null) {
                    other.differences(sight)
                            .forEach(place -> observed.computeIfAbsent(place, first -> new LinkedHashSet<>())
                                    .add(axis));
                }
            });
        }
        return observed;
    }

    /** Contexts in which two axes stand elsewhere that one scope, or one inside the other, asks for. */
    private Set<Context> pairs() {
        Map<Axis, Set<ModelPath>> scopes = scopes();
        List<Axis> all = axes.all();
        Set<Context> pairs = new LinkedHashSet<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Axis left = all.get(i);
                Axis right = all.get(j);
                if (together(scopes.getOrDefault(left, Set.of()), scopes.getOrDefault(right, Set.of()))) {
                    pairs.addAll(axes.combinations(List.of(left, right)));
                }
            }
        }
        return pairs;
    }

    private static boolean together(Set<ModelPath> left, Set<ModelPath> right) {
        return left.stream()
                .anyMatch(one -> right.stream().anyMatch(two -> one.startsWith(two) || two.startsWith(one)));
    }

    private Map<Axis, Set<ModelPath>> scopes() {
        Map<Axis, Set<ModelPath>> scopes = new HashMap<>();
        sights.values().forEach(sight -> sight.reads().forEach(read -> axes.asked(read.input())
                .ifPresent(axis -> scopes.computeIfAbsent(axis, first -> new LinkedHashSet<>())
                        .add(read.scope()))));
        return scopes;
    }

    private void checkNumber(Place place, Collection<Axis> varied) {
        long number = 1;
        for (Axis axis : varied) {
            number *= axis.positions().size();
        }
        if (number > MOST_CONTEXTS_OF_A_FIELD) {
            throw tooMany(place, varied, number);
        }
    }

    private ChartException tooMany(Place place, Collection<Axis> varied, long number) {
        String lines = sights.values().stream()
                .flatMap(sight -> sight.reads().stream())
                .filter(read ->
                        axes.asked(read.input()).filter(varied::contains).isPresent())
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
