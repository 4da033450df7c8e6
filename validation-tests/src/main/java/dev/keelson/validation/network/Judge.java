package dev.keelson.validation.network;

import dev.keelson.validation.network.endpoint.Endpoint;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Port;
import dev.keelson.validation.network.policy.Direction;
import dev.keelson.validation.network.policy.Policy;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Weighs all policies together.
 *
 * @param policies the policies of every namespace
 */
record Judge(List<Policy> policies) {

    /** {@return which ports one end may open on the other} */
    Predicate<Port> between(Endpoint from, Endpoint to) {
        Predicate<Port> sent = permitted(Direction.EGRESS, from, to, to);
        Predicate<Port> received = permitted(Direction.INGRESS, to, from, to);
        return sent.and(received);
    }

    String explain(Direction direction, Endpoint subject, Endpoint other, Port port, Endpoint destination) {
        List<Policy> isolating = isolating(direction, subject);
        if (isolating.isEmpty()) {
            return "not isolated";
        }
        List<Policy> admitting = isolating.stream()
                .filter(policy -> policy.admits(direction, other, port, destination))
                .toList();
        return "isolated by " + ids(isolating) + ", admitted by " + (admitting.isEmpty() ? "none" : ids(admitting));
    }

    private Predicate<Port> permitted(Direction direction, Endpoint subject, Endpoint other, Endpoint destination) {
        return isolating(direction, subject).stream()
                .map(policy -> policy.admitted(direction, other, destination))
                .reduce(Predicate::or)
                .orElse(port -> true);
    }

    List<Policy> isolating(Direction direction, Endpoint subject) {
        return subject instanceof Pod pod
                ? policies.stream()
                        .filter(policy -> policy.isolates(pod, direction))
                        .toList()
                : List.of();
    }

    private static String ids(List<Policy> policies) {
        return policies.stream().map(Policy::id).collect(Collectors.joining(", "));
    }
}
