package dev.keelson.validation.network.policy;

import dev.keelson.validation.network.endpoint.Endpoint;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Port;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A NetworkPolicy.
 *
 * @param id its namespace and name
 * @param namespace the namespace whose pods it can select
 * @param pods which of them
 * @param rules the rules for each direction the policy is about, after defaulting; a direction that is present with
 *     no rule admits nothing, one that is absent is left alone
 * @since 0.1.0
 */
public record Policy(String id, String namespace, Selector pods, Map<Direction, List<Rule>> rules) {

    /**
     * Keeps a copy of the rules.
     *
     * @param id its namespace and name
     * @param namespace the namespace whose pods it can select
     * @param pods which of them
     * @param rules the rules for each direction the policy is about, after defaulting
     */
    public Policy {
        Map<Direction, List<Rule>> copy = new EnumMap<>(Direction.class);
        rules.forEach((direction, list) -> copy.put(direction, List.copyOf(list)));
        rules = Collections.unmodifiableMap(copy);
    }

    /**
     * {@return whether the policy isolates a pod in a direction}
     *
     * @param pod the pod asked about
     * @param direction the side of its connections
     */
    public boolean isolates(Pod pod, Direction direction) {
        return rules.containsKey(direction) && pod.namespace().equals(namespace) && pods.matches(pod.labels());
    }

    /**
     * {@return whether a rule of the policy admits a connection of a pod it isolates}
     *
     * @param direction whether the pod receives or opens the connection
     * @param other the other end
     * @param port the port the connection is opened to
     * @param destination who opens that port: the pod itself or the other end
     */
    public boolean admits(Direction direction, Endpoint other, Port port, Endpoint destination) {
        return admitted(direction, other, destination).test(port);
    }

    /**
     * {@return which ports the policy opens for connections of a pod it isolates}
     *
     * @param direction whether the pod receives or opens the connections
     * @param other the other end
     * @param destination who opens the ports: the pod itself or the other end
     */
    public Predicate<Port> admitted(Direction direction, Endpoint other, Endpoint destination) {
        List<Rule> covering = rules.getOrDefault(direction, List.of()).stream()
                .filter(rule -> rule.covers(other))
                .toList();
        return port -> covering.stream().anyMatch(rule -> rule.opens(port, destination));
    }
}
