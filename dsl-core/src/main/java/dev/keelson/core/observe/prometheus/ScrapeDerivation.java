package dev.keelson.core.observe.prometheus;

import dev.keelson.core.extension.Model;
import dev.keelson.core.network.Connection;
import dev.keelson.core.network.Isolation.Outside;
import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.network.OutsideConnection;
import dev.keelson.core.network.OutsideConnection.Direction;
import dev.keelson.core.network.Service;
import dev.keelson.core.network.Service.ServicePort;
import dev.keelson.core.network.traffic.ServiceTraffic;
import dev.keelson.core.observe.Monitoring;
import dev.keelson.core.observe.Scraping;
import dev.keelson.core.token.Component;
import dev.keelson.core.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who connects to whom because metrics are gathered, and the services by which a configuration finds each pod.
 *
 * @since 0.1.0
 */
public final class ScrapeDerivation {
    private final Model model;

    /** A derivation over what a definition said. */
    public ScrapeDerivation(Model model) {
        this.model = model;
    }

    /** {@return connections and services, in the order of the scrapes} */
    public List<Object> derive() {
        List<Object> facts = new ArrayList<>();
        model.all(Monitoring.class).stream().findFirst().ifPresent(monitoring -> {
            List<Target> targets = Target.of(model);
            targets.forEach(target -> connection(monitoring.collector(), target, facts));
            if (monitoring.scraping() instanceof Scraping.Configuration) {
                facts.addAll(services(targets));
            }
        });
        return facts;
    }

    private void connection(Party collector, Target target, List<Object> facts) {
        if (collector instanceof Outside outside) {
            facts.add(new OutsideConnection(
                    target.component(),
                    outside.peer(),
                    target.scrape().port(),
                    Direction.INBOUND,
                    target.scrape().path(),
                    target.scrape().origin()));
            return;
        }
        Component from = ((Pods) collector).component();
        if (model.all(Workload.class).stream()
                .anyMatch(workload -> workload.component().equals(from))) {
            facts.add(new Connection(
                    from,
                    target.component(),
                    target.scrape().port(),
                    target.scrape().path(),
                    target.scrape().origin()));
        }
    }

    private static List<Service> services(List<Target> targets) {
        Map<Component, List<Target>> byComponent = new LinkedHashMap<>();
        targets.stream().filter(target -> !target.hasGoverningService()).forEach(target -> byComponent
                .computeIfAbsent(target.component(), first -> new ArrayList<>())
                .add(target));
        return byComponent.values().stream().map(ScrapeDerivation::service).toList();
    }

    private static Service service(List<Target> targets) {
        Target first = targets.get(0);
        return new Service(
                first.component(),
                first.serviceName(),
                Service.Kind.METRICS,
                targets.stream()
                        .map(target -> new ServicePort(
                                target.port().token(), target.port().number()))
                        .toList(),
                ServiceTraffic.USUAL,
                first.scrape().path(),
                first.scrape().origin());
    }
}
