package dev.keelson.validation.chart.generated;

import dev.keelson.core.value.Memory;
import dev.keelson.validation.chart.generated.Step.Each;
import dev.keelson.validation.chart.generated.Step.Place;
import dev.keelson.validation.chart.generated.Step.Put;
import dev.keelson.validation.chart.generated.Step.When;
import dev.keelson.validation.chart.generated.Step.Worker;
import dev.keelson.validation.chart.generated.Term.Calculated;
import dev.keelson.validation.chart.generated.Term.Literal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Draws definitions: few inputs, so that they meet in many places. */
final class Sketches {
    private static final int DEEPEST = 2;
    private static final List<String> LITERALS = List.of(
            "plain", "", " ", "yes", "1.10", "{{ x }}", "a: b", "  indented", "ends  ", "# no comment", "\"", "-");
    private static final List<Term.Word> NUMBERS = Stream.of(Term.Word.values())
            .filter(word -> word != Term.Word.PADDED)
            .toList();
    private static final Set<Place> ONCE = EnumSet.of(Place.MEMORY, Place.REPLICAS);
    private static final List<Place> CONFIGURATION = List.of(Place.LINE, Place.LINE, Place.ENTRY);
    private static final List<Place> CONTAINER =
            List.of(Place.ENV, Place.ENV, Place.ARG, Place.ANNOTATION, Place.LABEL, Place.MEMORY, Place.REPLICAS);

    private final Random random;
    private int names;
    private int workers;

    private Sketches(long seed) {
        this.random = new Random(seed);
    }

    static Sketch drawn(long seed) {
        Sketches sketches = new Sketches(seed);
        List<Place> places =
                Stream.concat(CONFIGURATION.stream(), CONTAINER.stream()).toList();
        return new Sketch(sketches.steps(0, false, true, places, EnumSet.noneOf(Place.class)));
    }

    private List<Step> steps(int depth, boolean licensed, boolean outside, List<Place> places, Set<Place> said) {
        List<Step> steps = new ArrayList<>();
        int number = depth == 0 ? 3 + random.nextInt(4) : 1 + random.nextInt(2);
        for (int count = 0; count < number; count++) {
            int kind = random.nextInt(10);
            if (kind < 4 && depth < DEEPEST) {
                steps.add(when(depth, licensed, outside, places, said));
            } else if (kind == 4 && outside && workers < 2) {
                String name = "worker" + workers++;
                steps.add(new Worker(name, steps(depth + 1, licensed, false, CONTAINER, EnumSet.noneOf(Place.class))));
            } else if (kind == 5) {
                Place place = outside && random.nextBoolean() ? Place.LINE : Place.ARG;
                steps.add(new Each(place, random.nextInt(Inputs.LISTS.size()), "--item" + names++ + "="));
            } else {
                put(licensed, places, said, steps);
            }
        }
        return steps;
    }

    /** Both branches begin with the same names, so that they say the same words otherwise. */
    private Step when(int depth, boolean licensed, boolean outside, List<Place> places, Set<Place> said) {
        Asked asked = asked(1 - depth);
        int before = names;
        Set<Place> first = EnumSet.noneOf(Place.class);
        first.addAll(said);
        Set<Place> second = EnumSet.noneOf(Place.class);
        second.addAll(said);
        List<Step> then = steps(depth + 1, licensed || asked instanceof Asked.Licensed, outside, places, first);
        int after = names;
        names = before;
        List<Step> otherwise = random.nextInt(3) == 0 ? List.of() : steps(depth + 1, licensed, outside, places, second);
        names = Math.max(names, after);
        said.addAll(first);
        said.addAll(second);
        return new When(asked, then, otherwise);
    }

    private void put(boolean licensed, List<Place> places, Set<Place> said, List<Step> steps) {
        Place place = any(places);
        if (ONCE.contains(place) && !said.add(place)) {
            return;
        }
        String key =
                switch (place) {
                    case MEMORY, REPLICAS -> "";
                    case LINE -> random.nextBoolean() ? "" : "key" + names++ + "=";
                    case ARG -> random.nextBoolean() ? "" : "--";
                    case ENV -> "E" + names++;
                    default -> "k" + names++;
                };
        steps.add(new Put(
                place,
                key,
                switch (place) {
                    case MEMORY -> amount(2);
                    case REPLICAS -> new Calculated(Term.Word.AT_MOST, count(1), new Literal(50));
                    case LABEL -> random.nextBoolean() ? new Term.TextOf(1) : new Literal("fixed");
                    default -> text(place, licensed, 2);
                }));
    }

    private Term text(Place place, boolean licensed, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> new Literal(any(LITERALS));
            case 1 -> licensed ? new Term.Licence() : new Term.TextOf(0);
            // A line takes no text of several lines.
            case 2 -> new Term.TextOf(random.nextInt(place == Place.LINE ? 2 : 3));
            case 3 -> new Term.Chosen();
            case 4 -> new Term.Joined(random.nextInt(Inputs.LISTS.size()), any(List.of(",", " ", "")));
            case 5 -> random.nextBoolean() ? amount(1) : count(2);
            case 6 -> new Calculated(Term.Word.PADDED, count(1), new Literal(4));
            case 7 -> new Term.Checksum(text(place, licensed, depth - 1));
            default ->
                new Term.Concat(Stream.generate(() -> text(place, licensed, depth - 1))
                        .limit(1 + random.nextInt(3))
                        .toList());
        };
    }

    private Term count(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return random.nextInt(4) == 0
                    ? new Literal(1 + random.nextInt(4))
                    : new Term.CountOf(random.nextInt(Inputs.COUNTS.size()));
        }
        Term.Word word = any(NUMBERS);
        return new Calculated(word, count(depth - 1), count(depth - 1));
    }

    private Term amount(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> new Literal(Memory.parse(any(List.of("64Mi", "1Gi", "3000k"))));
            case 1, 2 -> new Term.Bytes(random.nextInt(Inputs.AMOUNTS.size()));
            case 3 -> new Term.Sum(amount(depth - 1), amount(depth - 1));
            default -> new Term.Times(amount(depth - 1), count(0));
        };
    }

    private Asked asked(int depth) {
        return switch (random.nextInt(depth <= 0 ? 7 : 10)) {
            case 0, 1 -> new Asked.On(random.nextInt(Inputs.TOGGLES.size()));
            case 2 -> new Asked.Is(any(List.of(Inputs.Mode.values())));
            case 3 -> new Asked.AtLeast(random.nextInt(Inputs.COUNTS.size()), 1 + random.nextInt(4));
            case 4 -> new Asked.Holds(random.nextInt(Inputs.AMOUNTS.size()), random.nextBoolean() ? "256Mi" : "1G");
            case 5 -> new Asked.Empty(random.nextInt(Inputs.LISTS.size()));
            case 6 -> new Asked.Licensed();
            case 7 -> new Asked.Not(asked(depth - 1));
            default -> new Asked.Both(random.nextBoolean(), asked(depth - 1), asked(depth - 1));
        };
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
