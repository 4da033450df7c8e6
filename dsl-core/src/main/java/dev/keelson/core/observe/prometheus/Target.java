package dev.keelson.core.observe.prometheus;

import dev.keelson.core.container.OpenPort;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.ServiceDraft;
import dev.keelson.core.observe.Scrape;
import dev.keelson.core.token.Component;
import dev.keelson.core.workload.Shape;
import dev.keelson.core.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A scrape of a port that its component does open. */
record Target(Scrape scrape, OpenPort port, Workload workload) {

    static List<Target> of(Model model) {
        Map<Component, Workload> workloads = new HashMap<>();
        model.all(Workload.class).forEach(workload -> workloads.putIfAbsent(workload.component(), workload));
        return model.all(Scrape.class).stream()
                .flatMap(scrape -> of(scrape, workloads.get(scrape.component())))
                .toList();
    }

    private static Stream<Target> of(Scrape scrape, @Nullable Workload workload) {
        return workload == null
                ? Stream.of()
                : workload.pod().ports().stream()
                        .filter(open -> open.token().equals(scrape.port()))
                        .limit(1)
                        .map(open -> new Target(scrape, open, workload));
    }

    Component component() {
        return scrape.component();
    }

    /** The service whose name leads to each pod: the one that governs a stateful set, else one made for metrics. */
    String serviceName() {
        return hasGoverningService()
                ? ServiceDraft.governingName(component())
                : component().name() + "-metrics";
    }

    boolean hasGoverningService() {
        return workload.shape() instanceof Shape.Stateful;
    }
}
