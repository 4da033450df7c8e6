package dev.keelson.helm.values;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.origin.ModelPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A value that the user of a chart may set.
 *
 * @param parameter what it is in the definition
 * @param purpose what it is for, in one sentence; empty where nobody says
 * @param limits what it may be
 * @param sometimes what it may be besides, where a toggle or choice stands somewhere
 * @param taken the keys that cannot be added, where any others can
 * @param choosers the values that choose it where it is null, none where its default is one and the same always
 * @since 0.1.0
 */
public record Value(
        Parameter parameter,
        String purpose,
        Limits limits,
        List<Sometimes> sometimes,
        Set<String> taken,
        List<String> choosers) {

    /**
     * Limits that hold where a toggle or choice stands somewhere.
     *
     * @param decider the path of the toggle or choice
     * @param isToggle which of the two it is
     * @param positions where it stands
     * @param limits what the value may be then
     */
    public record Sometimes(ModelPath decider, boolean isToggle, List<String> positions, Limits limits) {}

    /** {@return where it is} */
    public ModelPath path() {
        return ModelPath.parse(parameter.path());
    }

    /** {@return whether null says something: that there is none, or that other values choose} */
    public boolean isNullable() {
        return parameter.byDefault() == null || !choosers.isEmpty();
    }

    /** {@return its purpose and all that is to be known before it is changed} */
    public String description() {
        List<String> sentences = new ArrayList<>();
        if (!purpose.isEmpty()) {
            sentences.add(purpose);
        }
        String bounds = limits.inWords();
        if (!limits.names().isEmpty()) {
            sentences.add("One of " + String.join(", ", limits.names()) + ".");
        } else if (parameter.type().equals("percent")) {
            sentences.add(bounds.isEmpty() ? "In percent." : "In percent, " + bounds + ".");
        } else if (isNumberOrAmount() && !bounds.isEmpty()) {
            sentences.add(bounds + ".");
        }
        for (Sometimes each : sometimes) {
            String narrower = each.limits().inWords();
            if (isNumberOrAmount() && !narrower.isEmpty()) {
                sentences.add(
                        narrower + " where " + each.decider() + " is " + String.join(" or ", each.positions()) + ".");
            }
        }
        if (!choosers.isEmpty()) {
            sentences.add("null: chosen by " + String.join(", ", choosers) + ".");
        } else if (parameter.byDefault() == null) {
            sentences.add("null: there is none.");
        }
        return String.join(" ", sentences);
    }

    private boolean isNumberOrAmount() {
        return switch (parameter.type()) {
            case "count", "port", "cpu", "memory", "storage", "span" -> true;
            default -> false;
        };
    }
}
