package dev.keelson.validation.mesh.authorization;

import java.util.List;

/**
 * An AuthorizationPolicy.
 *
 * @param id {@code namespace/name}
 * @param scope the workloads it is for
 * @param action what it does with the calls that a rule matches
 * @param rules one of them has to match; without any, none ever does
 * @since 0.1.0
 */
public record Policy(String id, Scope scope, Action action, List<Rule> rules) {

    /**
     * Keeps a copy of the list.
     *
     * @param id {@code namespace/name}
     * @param scope the workloads it is for
     * @param action what it does with the calls that a rule matches
     * @param rules one of them has to match
     */
    public Policy {
        rules = List.copyOf(rules);
    }

    boolean matches(Call call) {
        return rules.stream().anyMatch(rule -> rule.matches(call, action));
    }
}
