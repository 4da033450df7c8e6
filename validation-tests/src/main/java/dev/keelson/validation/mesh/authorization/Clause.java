package dev.keelson.validation.mesh.authorization;

import java.util.List;

/**
 * What a rule asks of one attribute of a call. A source and an operation are conditions under other names, so that there is
 * but one kind.
 *
 * @param attribute what is asked about
 * @param values one of these has to match, if there are any
 * @param notValues none of these may match
 * @since 0.1.0
 */
public record Clause(Attribute attribute, List<String> values, List<String> notValues) {

    /**
     * Keeps copies of the lists.
     *
     * @param attribute what is asked about
     * @param values one of these has to match, if there are any
     * @param notValues none of these may match
     */
    public Clause {
        values = List.copyOf(values);
        notValues = List.copyOf(notValues);
    }

    /**
     * {@return whether a call meets the clause} What is not seen of a TCP connection is never met where calls are allowed, and
     * always where they are denied: a rule that keeps calls out gets wider, not narrower.
     *
     * @param call the call
     * @param action what the policy does with calls that meet its rules
     */
    boolean holds(Call call, Action action) {
        if (attribute.isOfHttp() && call.http().isEmpty()) {
            return action != Action.ALLOW;
        }
        List<String> seen = attribute.of(call);
        return (values.isEmpty() || values.stream().anyMatch(value -> attribute.matches(value, seen)))
                && notValues.stream().noneMatch(value -> attribute.matches(value, seen));
    }
}
