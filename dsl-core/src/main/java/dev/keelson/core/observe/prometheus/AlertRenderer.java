package dev.keelson.core.observe.prometheus;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.observe.Monitoring;
import dev.keelson.core.observe.Scraping;
import dev.keelson.core.observe.alert.Alert;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Workload;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a PrometheusRule with the alerts of each component, and one with those of the platform: in the namespace of the
 * Prometheus where that is a component, else in that of the first component.
 *
 * @since 0.1.0
 */
public final class AlertRenderer implements Renderer {
    /** A renderer without state. */
    public AlertRenderer() {}

    @Override
    public void render(View view, Resources out) {
        view.all(Monitoring.class).stream()
                .findFirst()
                .filter(monitoring -> monitoring.scraping() instanceof Scraping.ServiceMonitors)
                .ifPresent(monitoring -> rules(monitoring, view, out));
    }

    private static void rules(Monitoring monitoring, View view, Resources out) {
        String platform = view.all(PlatformFacts.class).get(0).name();
        LabelWriter labels = new LabelWriter(view);
        RuleFile.groups(platform, view.all(Alert.class)).forEach((name, alerts) -> {
            Alert first = alerts.get(0);
            Component component = first.component();
            Optional<ObjectMeta> metadata = component != null
                    ? Optional.of(labels.metadata(component, component.name()))
                    : home(monitoring, view).map(home -> labels.metadata(home.config(platform)));
            metadata.ifPresent(meta -> {
                GenericKubernetesResource object = new GenericKubernetesResource();
                object.setApiVersion(MonitorRenderer.API);
                object.setKind("PrometheusRule");
                object.setMetadata(MonitorRenderer.metadata(meta, monitoring, view.sink()));
                object.setAdditionalProperty("spec", spec(RuleFile.name(name, alerts), alerts, view.sink()));
                out.add(
                        object,
                        new Source(
                                component,
                                first.path(),
                                first.origin(),
                                "the alerts of " + (component == null ? "the platform" : component)));
            });
        });
    }

    private static Optional<Namespace> home(Monitoring monitoring, View view) {
        return monitoring.collector() instanceof Pods pods
                ? Optional.of(pods.component().namespace())
                : view.all(Workload.class).stream()
                        .map(workload -> workload.component().namespace())
                        .findFirst();
    }

    private static Map<String, Object> spec(Text name, List<Alert> alerts, Sink sink) {
        List<Object> rules = new ArrayList<>();
        alerts.forEach(alert -> rules.add(rule(alert, sink)));
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("name", sink.text(name));
        group.put("rules", rules);
        List<Object> groups = new ArrayList<>();
        groups.add(group);
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("groups", groups);
        return spec;
    }

    private static Map<String, Object> rule(Alert alert, Sink sink) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("alert", alert.name());
        rule.put("expr", sink.text(alert.expression()));
        if (alert.lasting() != null) {
            rule.put("for", sink.text(alert.lasting()));
        }
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("severity", sink.text(alert.severity()));
        Component component = alert.component();
        if (component != null) {
            labels.put("namespace", sink.text(component.namespace().written()));
            labels.put("component", component.name());
        }
        rule.put("labels", labels);
        Map<String, Object> annotations = new LinkedHashMap<>();
        if (alert.summary() != null) {
            annotations.put("summary", sink.text(alert.summary()));
        }
        if (alert.runbook() != null) {
            annotations.put("runbook_url", sink.text(alert.runbook()));
        }
        if (!annotations.isEmpty()) {
            rule.put("annotations", annotations);
        }
        return rule;
    }
}
