package dev.keelson.core.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a difference for people: the decision, who took it, and the most that follows at a glance. */
final class DifferenceText {
    private static final int EFFECTS = 12;
    private static final int WIDTH = 60;

    private final EnvironmentDifference difference;
    private final StringBuilder out = new StringBuilder();

    DifferenceText(EnvironmentDifference difference) {
        this.difference = difference;
    }

    String text() {
        String both = difference.from() + " and " + difference.to();
        int number = difference.decisions().size();
        line(
                difference.isEmpty()
                        ? both + " do not differ."
                        : both + " differ in " + counted(number, "decision") + ".");
        difference.decisions().forEach(this::decision);
        if (!difference.together().isEmpty()) {
            line("");
            line("together, and none of them alone");
            effects(difference.together());
        }
        return out.toString();
    }

    private void decision(Decision decision) {
        line("");
        line(decision.path() + ": "
                + change(decision.before().value(), decision.after().value()));
        chosen(difference.from(), decision.before());
        chosen(difference.to(), decision.after());
        effects(decision.effects());
    }

    private void chosen(String environment, Chosen chosen) {
        line("    " + environment + ": " + chosen.origin() + (chosen.assigned() ? "" : " (default)")
                + (chosen.read() ? "" : " (not read there)"));
    }

    private void effects(List<Effect> effects) {
        Map<String, List<Effect>> byObject = effects.stream()
                .collect(Collectors.groupingBy(Effect::object, LinkedHashMap::new, Collectors.toList()));
        if (effects.isEmpty()) {
            line("    drives no object");
            return;
        }
        line("    drives " + summary(effects) + ":");
        int left = EFFECTS;
        for (Map.Entry<String, List<Effect>> each : byObject.entrySet()) {
            if (left > 0) {
                List<Effect> shown = each.getValue()
                        .subList(0, Math.min(left, each.getValue().size()));
                left -= shown.size();
                object(each.getKey(), shown);
            }
        }
        if (effects.size() > EFFECTS) {
            line("      … and " + (effects.size() - EFFECTS) + " more");
        }
    }

    private static String summary(List<Effect> effects) {
        long objects = effects.stream().filter(Effect.Only.class::isInstance).count();
        long fields = effects.size() - objects;
        long changed = effects.stream()
                .filter(Effect.Changed.class::isInstance)
                .map(Effect::object)
                .distinct()
                .count();
        List<String> parts = new ArrayList<>();
        if (objects > 0) {
            parts.add(counted(objects, "object"));
        }
        if (fields > 0) {
            parts.add(counted(fields, "field") + " of " + counted(changed, "object"));
        }
        return String.join(" and ", parts);
    }

    private void object(String name, List<Effect> effects) {
        boolean titled = false;
        for (Effect effect : effects) {
            if (effect instanceof Effect.Only only) {
                line("      " + name + " only in " + only.environment() + ", " + only.origin());
            } else if (effect instanceof Effect.Changed changed) {
                if (!titled) {
                    line("      " + name);
                    titled = true;
                }
                line("        " + (changed.field().isEmpty() ? "its text" : changed.field()) + ": "
                        + change(changed.before(), changed.after()));
            }
        }
    }

    /** Of two long texts what is in the middle, between what they begin and end with alike. */
    private static String change(@Nullable String before, @Nullable String after) {
        if (before == null || after == null || !(before + after).contains("\n")) {
            return shown(before) + " → " + shown(after);
        }
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int most = Math.min(old.size(), now.size());
        int start = 0;
        while (start < most && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < most - start && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        return shown(middle(old, start, end)) + " → " + shown(middle(now, start, end));
    }

    private static @Nullable String middle(List<String> lines, int start, int end) {
        List<String> middle = lines.subList(start, lines.size() - end);
        return middle.isEmpty() ? null : String.join("\\n", middle);
    }

    private static String shown(@Nullable String value) {
        if (value == null) {
            return "nothing";
        }
        String plain = value.lines().collect(Collectors.joining("\\n"));
        if (plain.isEmpty()) {
            return "\"\"";
        }
        return plain.codePointCount(0, plain.length()) <= WIDTH
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, WIDTH)) + "…";
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
