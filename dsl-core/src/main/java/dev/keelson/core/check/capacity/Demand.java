package dev.keelson.core.check.capacity;

import dev.keelson.core.check.object.PodContainer;
import dev.keelson.core.check.object.PodContainer.Role;
import dev.keelson.core.check.object.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a pod asks for when it is admitted: caps count as requests where nothing is asked for, then the defaults of the
 * namespace are filled in.
 *
 * @param pod the pod
 * @param containers its containers but ephemeral ones, those that run first before the others
 * @param requests what it asks for altogether
 * @param limits its caps altogether
 */
record Demand(PodTemplate pod, List<Sized> containers, Quantities requests, Quantities limits) {

    /**
     * A container after defaulting.
     *
     * @param container the container
     * @param requests what it asks for
     * @param limits its caps
     */
    record Sized(PodContainer container, Quantities requests, Quantities limits) {}

    static Demand of(PodTemplate pod, List<ContainerLimits> namespace) {
        List<Sized> containers = pod.admitted().stream()
                .filter(container -> container.role() != Role.EPHEMERAL)
                .map(container -> sized(container, namespace))
                .toList();
        return new Demand(
                pod,
                containers,
                Quantities.of(pod.spec().get("resources", "requests")).orElse(together(containers, Sized::requests)),
                Quantities.of(pod.spec().get("resources", "limits")).orElse(together(containers, Sized::limits)));
    }

    private static Sized sized(PodContainer container, List<ContainerLimits> namespace) {
        Quantities limits = Quantities.of(container.field().get("resources", "limits"));
        Quantities requests =
                Quantities.of(container.field().get("resources", "requests")).orElse(limits);
        for (ContainerLimits each : namespace) {
            limits = limits.orElse(each.defaults());
            requests = requests.orElse(each.defaultRequests());
        }
        return new Sized(container, requests, limits);
    }

    /**
     * All containers together: those that last are added up; one that runs before them counts beside the lasting ones that
     * started earlier, where that is more.
     */
    private static Quantities together(List<Sized> containers, Function<Sized, Quantities> amounts) {
        Quantities lasting = Quantities.none();
        Quantities started = Quantities.none();
        Quantities starting = Quantities.none();
        for (Sized each : containers) {
            Quantities own = amounts.apply(each);
            boolean first = each.container().role() == Role.INIT;
            if (each.container().isLasting()) {
                lasting = lasting.plus(own);
                started = first ? started.plus(own) : started;
                starting = first ? starting.atLeast(started) : starting;
            } else {
                starting = starting.atLeast(own.plus(started));
            }
        }
        return lasting.atLeast(starting);
    }

    /** The containers that do not ask for a resource, or have no cap on it. */
    List<String> without(String resource, boolean capped) {
        List<String> names = new ArrayList<>();
        for (Sized each : containers) {
            if (!(capped ? each.limits() : each.requests()).has(resource)) {
                names.add(each.container().name());
            }
        }
        return names;
    }
}
