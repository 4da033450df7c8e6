package dev.keelson.core.check.reference;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.PodSelector;
import dev.keelson.core.diagnostic.Suggestion;
import dev.keelson.core.observe.ObserveRules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The monitors of Prometheus' operator select services or pods that are there, and name ports that these have. One that
 * looks into namespaces of others is left alone, because what is there is not known here.
 */
final class MonitorCheck implements ObjectCheck {
    private static final String GROUP = "monitoring.coreos.com";

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        objects.all(GROUP, "ServiceMonitor").forEach(monitor -> services(monitor, objects, findings));
        objects.all(GROUP, "PodMonitor").forEach(monitor -> pods(monitor, objects, findings));
    }

    private static void services(KubernetesObject monitor, ObjectIndex objects, ObjectFindings findings) {
        List<String> namespaces = namespaces(monitor);
        PodSelector selector = PodSelector.of(monitor.root().get("spec", "selector"));
        List<KubernetesObject> services = objects.all("", "Service").stream()
                .filter(service -> namespaces.contains(service.namespace()) && selector.matches(service.labels()))
                .toList();
        Set<String> ports = new LinkedHashSet<>();
        services.forEach(service -> service.root()
                .get("spec", "ports")
                .items()
                .forEach(port -> ports.add(port.get("name").text())));
        report(monitor, "service", services.isEmpty(), ports, "endpoints", objects, findings);
    }

    private static void pods(KubernetesObject monitor, ObjectIndex objects, ObjectFindings findings) {
        PodSelector selector = PodSelector.of(monitor.root().get("spec", "selector"));
        Set<String> ports = new LinkedHashSet<>();
        boolean none = true;
        for (String namespace : namespaces(monitor)) {
            var selected = objects.selected(namespace, selector).toList();
            none = none && selected.isEmpty();
            selected.forEach(pod -> ContainerPort.lasting(pod).forEach(port -> ports.add(port.name())));
        }
        report(monitor, "pod", none, ports, "podMetricsEndpoints", objects, findings);
    }

    private static void report(
            KubernetesObject monitor,
            String what,
            boolean none,
            Set<String> ports,
            String list,
            ObjectIndex objects,
            ObjectFindings findings) {
        Field spec = monitor.root().get("spec");
        if (spec.get("namespaceSelector", "any").isTrue()
                || !namespaces(monitor).stream().allMatch(objects.namespaces()::isOwned)) {
            return;
        }
        if (none) {
            findings.add(
                    ObserveRules.MONITOR_WITHOUT_TARGET,
                    findings.places().of(monitor),
                    monitor.id() + " selects each " + what + " with " + PodSelector.of(spec.get("selector"))
                            + ", and the platform has none in " + String.join(", ", namespaces(monitor)) + ".",
                    "Select what the labels of a " + what
                            + " say; scrape(PORT, …) and p.monitoring(…) write it for you.");
            return;
        }
        ports.remove("");
        for (Field endpoint : spec.get(list).items()) {
            String port = endpoint.get("port").text();
            if (!port.isEmpty() && !ports.contains(port)) {
                findings.add(
                        ObserveRules.MONITOR_PORT,
                        findings.places().of(monitor),
                        monitor.id() + " asks at " + endpoint.path() + " the port " + port + ", and no " + what
                                + " that it selects has a port of that name.",
                        Suggestion.didYouMean(port, ports)
                                + (ports.isEmpty()
                                        ? "Name the ports of the " + what + "."
                                        : "Name one of " + String.join(", ", ports) + "."));
            }
        }
    }

    private static List<String> namespaces(KubernetesObject monitor) {
        List<String> named = monitor.root().get("spec", "namespaceSelector", "matchNames").items().stream()
                .map(Field::text)
                .toList();
        return named.isEmpty() ? List.of(monitor.namespace()) : named;
    }
}
