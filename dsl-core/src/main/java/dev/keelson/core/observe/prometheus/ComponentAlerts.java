package dev.keelson.core.observe.prometheus;

import dev.keelson.core.observe.ClusterMetrics;
import dev.keelson.core.observe.Monitoring;
import dev.keelson.core.observe.alert.Alert;
import dev.keelson.core.observe.alert.AlertSeverity;
import dev.keelson.core.storage.Claim;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Shape;
import dev.keelson.core.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The alerts that follow from what a component is. */
final class ComponentAlerts {
    private static final Span HOUR = Span.hours(1);

    private final Monitoring monitoring;
    private final Workload workload;
    private final Component component;
    private final List<Alert> alerts = new ArrayList<>();

    private ComponentAlerts(Monitoring monitoring, Workload workload) {
        this.monitoring = monitoring;
        this.workload = workload;
        this.component = workload.component();
    }

    static List<Alert> of(Monitoring monitoring, Workload workload, boolean scraped, boolean scaled) {
        ComponentAlerts made = new ComponentAlerts(monitoring, workload);
        if (scraped) {
            made.targets();
        }
        if (monitoring.collects(ClusterMetrics.KUBE_STATE)) {
            made.objects();
            if (scaled) {
                made.scaling();
            }
        }
        if (workload.shape() instanceof Shape.Stateful stateful && monitoring.collects(ClusterMetrics.KUBELET)) {
            stateful.claims().forEach(made::claim);
        }
        return made.alerts;
    }

    private void targets() {
        Text series = Text.of("up{", inNamespace("job"), "}");
        add(
                "TargetDown",
                Text.of(series, " == 0"),
                Span.minutes(5),
                AlertSeverity.WARNING,
                "a pod does not tell its metrics");
        add(
                "NoTargetUp",
                Text.of("absent(", series, " == 1)"),
                Span.minutes(5),
                AlertSeverity.CRITICAL,
                "no pod tells its metrics");
    }

    private void objects() {
        Shape shape = workload.shape();
        if (shape instanceof Shape.Scheduled scheduled) {
            if (!scheduled.suspended()) {
                runs(scheduled);
            }
        } else if (shape.isServing()) {
            ready(shape);
        }
    }

    private void ready(Shape shape) {
        String kind = shape.kind().toLowerCase(Locale.ROOT);
        String[] metrics = shape instanceof Shape.Deployed
                ? new String[] {"status_replicas_available", "spec_replicas"}
                : shape instanceof Shape.Stateful
                        ? new String[] {"status_replicas_ready", "replicas"}
                        : new String[] {"status_number_ready", "status_desired_number_scheduled"};
        Text selector = Text.of("{", inNamespace(kind), "}");
        add(
                "NoReadyPods",
                Text.of(
                        "kube_" + kind + "_" + metrics[0],
                        selector,
                        " == 0 and on (namespace, " + kind + ") kube_" + kind + "_" + metrics[1],
                        selector,
                        " > 0"),
                Span.minutes(5),
                AlertSeverity.CRITICAL,
                "no pod is ready");
    }

    private void scaling() {
        Text selector = Text.of("{", inNamespace("horizontalpodautoscaler"), "}");
        String matching = " on (namespace, horizontalpodautoscaler) ";
        String prefix = "kube_horizontalpodautoscaler_";
        add(
                "ScalingAtMaximum",
                Text.of(
                        prefix + "status_current_replicas",
                        selector,
                        " >=" + matching + prefix + "spec_max_replicas",
                        selector,
                        " and" + matching + prefix + "spec_min_replicas",
                        selector,
                        " <" + matching + prefix + "spec_max_replicas",
                        selector),
                Span.minutes(15),
                AlertSeverity.WARNING,
                "there are as many pods as scaling allows");
    }

    /** What is due is known from Kubernetes, so that no schedule has to be read here. */
    private void runs(Shape.Scheduled scheduled) {
        Text selector = Text.of("{", inNamespace("cronjob"), "}");
        String matching = " on (namespace, cronjob) ";
        Span deadline = scheduled.tries().activeDeadline();
        add(
                "LastRunWithoutSuccess",
                Text.of(
                        "kube_cronjob_status_last_schedule_time",
                        selector,
                        " >" + matching + "(kube_cronjob_status_last_successful_time",
                        selector,
                        " or" + matching + "kube_cronjob_created",
                        selector,
                        ")"),
                deadline == null ? HOUR : deadline,
                AlertSeverity.WARNING,
                "the last run has not succeeded");
        add(
                "RunMissed",
                Text.of("time() - kube_cronjob_next_schedule_time", selector, " > 900"),
                null,
                AlertSeverity.WARNING,
                "no run began when one was due");
    }

    private void claim(Claim claim) {
        Text selector = Text.of(
                "{namespace=\"",
                component.namespace().written(),
                "\", persistentvolumeclaim=~\"" + claim.name() + "-" + component.name() + "-[0-9]+\"}");
        Text share = Text.of(
                "kubelet_volume_stats_available_bytes", selector, " / kubelet_volume_stats_capacity_bytes", selector);
        add(
                "VolumeFillingUp",
                Text.of(
                        share,
                        " < 0.15 and predict_linear(kubelet_volume_stats_available_bytes",
                        selector,
                        "[6h], 4 * 24 * 3600) < 0"),
                HOUR,
                AlertSeverity.WARNING,
                "the volume {{ $labels.persistentvolumeclaim }} will be full within four days");
        add(
                "VolumeAlmostFull",
                Text.of(share, " < 0.03"),
                Span.minutes(1),
                AlertSeverity.CRITICAL,
                "the volume {{ $labels.persistentvolumeclaim }} is almost full");
    }

    private Text inNamespace(String label) {
        return Text.of(
                "namespace=\"", component.namespace().written(), "\", " + label + "=\"" + component.name() + "\"");
    }

    private void add(String name, Text expression, @Nullable Span lasting, AlertSeverity severity, String summary) {
        alerts.add(new Alert(
                name,
                component,
                expression,
                lasting,
                Text.of(severity.toString()),
                Text.of(component.namespace().written(), "/" + component.name() + ": " + summary),
                null,
                monitoring.path(),
                workload.origin()));
    }
}
