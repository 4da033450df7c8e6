package dev.keelson.core.why;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.OpenPort;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.workload.Workload;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether one component reaches another.
 *
 * @param from who calls
 * @param to who is called
 * @param port on which of its ports
 * @since 0.1.0
 */
public record Question(Component from, Component to, Port port) {

    /**
     * {@return the question that somebody types}
     *
     * @param blueprint what there is
     * @param caller a component, {@code shop/api}
     * @param callee a component and the name of a port of it, {@code shop/postgres:postgresql}
     * @throws IllegalArgumentException if there is no such component or port; the message says which there are
     */
    public static Question parse(Blueprint blueprint, String caller, String callee) {
        int colon = callee.lastIndexOf(':');
        List<Workload> workloads = blueprint.model().all(Workload.class);
        Workload to = named(workloads, colon < 0 ? callee : callee.substring(0, colon));
        String name = colon < 0 ? "" : callee.substring(colon + 1);
        return new Question(
                named(workloads, caller).component(),
                to.component(),
                one(
                        to.pod().ports().stream().map(OpenPort::token).toList(),
                        Port::name,
                        name,
                        "port of " + to.component()));
    }

    private static Workload named(List<Workload> workloads, String name) {
        return one(workloads, workload -> workload.component().toString(), name, "component");
    }

    private static <T> T one(List<T> all, Function<T, String> name, String wanted, String what) {
        return all.stream()
                .filter(each -> name.apply(each).equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no " + what + " called \"" + wanted + "\"; there are "
                                + all.stream().map(name).distinct().collect(Collectors.joining(", ")) + "."));
    }

    /** {@return caller, callee and port, {@code shop/api → shop/postgres on postgresql/TCP}} */
    @Override
    public String toString() {
        return from + " → " + to + " on " + port;
    }
}
