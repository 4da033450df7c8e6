package dev.keelson.validation.chart.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a generated definition says. */
sealed interface Step {
    enum Place {
        ENV,
        ANNOTATION,
        LABEL,
        ARG,
        ENTRY,
        LINE,
        MEMORY,
        REPLICAS
    }

    /** {@return this step made smaller in every way by one} */
    List<Step> smaller();

    /** {@return the steps with one of them left out or made smaller, in every way} */
    static Stream<List<Step>> smaller(List<Step> steps) {
        Stream.Builder<List<Step>> all = Stream.builder();
        for (int at = 0; at < steps.size(); at++) {
            all.add(with(steps, at, List.of()));
            if (steps.get(at) instanceof When when) {
                all.add(with(steps, at, when.then()));
                all.add(with(steps, at, when.otherwise()));
            }
            for (Step less : steps.get(at).smaller()) {
                all.add(with(steps, at, List.of(less)));
            }
        }
        return all.build();
    }

    private static List<Step> with(List<Step> steps, int at, List<Step> instead) {
        List<Step> changed = new ArrayList<>(steps.subList(0, at));
        changed.addAll(instead);
        changed.addAll(steps.subList(at + 1, steps.size()));
        return changed;
    }

    static String text(List<Step> steps) {
        StringBuilder text = new StringBuilder();
        steps.forEach(step -> text.append(step).append('\n'));
        return text.toString().stripTrailing();
    }

    record Put(Place place, String key, Term term) implements Step {
        @Override
        public List<Step> smaller() {
            return term.simpler().stream()
                    .<Step>map(less -> new Put(place, key, less))
                    .toList();
        }

        @Override
        public String toString() {
            return place + " " + key + (key.isEmpty() ? "" : " = ") + term;
        }
    }

    record Each(Place place, int list, String before) implements Step {
        @Override
        public List<Step> smaller() {
            return List.of();
        }

        @Override
        public String toString() {
            return "each " + Inputs.LISTS.get(list).path() + ": " + place + " \"" + before + "\", item";
        }
    }

    record When(Asked asked, List<Step> then, List<Step> otherwise) implements Step {
        @Override
        public List<Step> smaller() {
            List<Step> all = new ArrayList<>();
            asked.simpler().forEach(less -> all.add(new When(less, then, otherwise)));
            Step.smaller(then).forEach(less -> all.add(new When(asked, less, otherwise)));
            Step.smaller(otherwise).forEach(less -> all.add(new When(asked, then, less)));
            return all;
        }

        @Override
        public String toString() {
            return "if (" + asked + ") {\n" + text(then).indent(2)
                    + (otherwise.isEmpty()
                            ? "}"
                            : "} else {\n" + text(otherwise).indent(2) + "}");
        }
    }

    /** A component of its own. */
    record Worker(String name, List<Step> steps) implements Step {
        @Override
        public List<Step> smaller() {
            return Step.smaller(steps).<Step>map(less -> new Worker(name, less)).toList();
        }

        @Override
        public String toString() {
            return "deployment " + name + " {\n" + text(steps).indent(2) + "}";
        }
    }
}
