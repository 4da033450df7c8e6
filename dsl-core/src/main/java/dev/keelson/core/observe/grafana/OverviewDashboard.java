package dev.keelson.core.observe.grafana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.observe.ClusterMetrics;
import dev.keelson.core.observe.Monitoring;
import dev.keelson.core.observe.Scrape;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Shape;
import dev.keelson.core.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Grafana dashboard with a row for each component: pods that answer, requests, processor time, memory and restarts, as
 * far as somebody gathers them. The series have the labels that a configuration and Prometheus' operator give them.
 */
final class OverviewDashboard {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Stands for the namespace in a panel until its JSON is written; a name of a namespace needs no escapes there. */
    private static final String NAMESPACE = "\uE000";

    private static final int COLUMNS = 24;
    private static final int HEIGHT = 6;

    private record Panel(String title, String unit, List<String> queries) {}

    private final Monitoring monitoring;
    private final ArrayNode panels = JsonNodeFactory.instance.arrayNode();
    private final List<Namespace> namespaces = new ArrayList<>();
    private int line;

    OverviewDashboard(Monitoring monitoring) {
        this.monitoring = monitoring;
    }

    void row(Workload workload, Optional<Scrape> scrape) {
        Component component = workload.component();
        List<Panel> shown = shown(workload, scrape);
        if (shown.isEmpty()) {
            return;
        }
        ObjectNode row = panel(NAMESPACE + "/" + component.name(), "row", 0, COLUMNS, 1);
        row.put("collapsed", false);
        row.putArray("panels");
        line++;
        int width = COLUMNS / shown.size();
        for (int i = 0; i < shown.size(); i++) {
            series(shown.get(i), i * width, width);
        }
        line += HEIGHT;
        while (namespaces.size() < panels.size()) {
            namespaces.add(component.namespace());
        }
    }

    /**
     * The dashboard, a panel on each line: a chart tells the lines of a text apart by what is in them, and has to when a
     * part of the platform depends on a toggle.
     */
    Text text(String platform) {
        ObjectNode dashboard = JsonNodeFactory.instance.objectNode();
        dashboard.put("title", platform);
        dashboard.put("uid", platform.length() > 40 ? platform.substring(0, 40) : platform);
        dashboard.put("schemaVersion", 39);
        dashboard.put("editable", false);
        dashboard.put("refresh", "30s");
        dashboard.putObject("time").put("from", "now-6h").put("to", "now");
        ObjectNode source = dashboard.putObject("templating").putArray("list").addObject();
        source.put("name", "datasource").put("label", "Data source").put("type", "datasource");
        source.put("query", "prometheus");
        try {
            String head = JSON.writeValueAsString(dashboard);
            List<Object> parts = new ArrayList<>();
            parts.add(head.substring(0, head.length() - 1) + ",\"panels\":[\n");
            for (int i = 0; i < panels.size(); i++) {
                parts.add(i == 0 ? "" : ",\n");
                parts.addAll(named(JSON.writeValueAsString(panels.get(i)), namespaces.get(i)));
            }
            parts.add("\n]}\n");
            return Text.of(parts.toArray());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Object> named(String panel, Namespace namespace) {
        List<Object> parts = new ArrayList<>();
        for (String piece : panel.split(NAMESPACE, -1)) {
            if (!parts.isEmpty()) {
                parts.add(namespace.written());
            }
            parts.add(piece);
        }
        return parts;
    }

    private List<Panel> shown(Workload workload, Optional<Scrape> scrape) {
        Component component = workload.component();
        String pods = "{namespace=\"" + NAMESPACE + "\", pod=~\"" + component.name() + names(workload.shape()) + "\"}";
        String main = pods.replace("}", ", container!=\"\"}");
        String job = "{namespace=\"" + NAMESPACE + "\", job=\"" + component.name() + "\"}";
        List<Panel> shown = new ArrayList<>();
        scrape.ifPresent(said -> {
            shown.add(new Panel("Pods up", "none", List.of("sum(up" + job + ")", "count(up" + job + ")")));
            if (said.requests() != null) {
                String metric = said.requests();
                shown.add(new Panel("Requests", "reqps", List.of("sum(rate(" + metric + "_count" + job + "[5m]))")));
                shown.add(new Panel(
                        "Mean response time",
                        "s",
                        List.of("sum(rate(" + metric + "_sum" + job + "[5m])) / sum(rate(" + metric + "_count" + job
                                + "[5m]))")));
            }
        });
        if (monitoring.collects(ClusterMetrics.KUBELET)) {
            shown.add(new Panel(
                    "CPU", "none", List.of("sum by (pod) (rate(container_cpu_usage_seconds_total" + main + "[5m]))")));
            shown.add(new Panel(
                    "Memory", "bytes", List.of("sum by (pod) (container_memory_working_set_bytes" + main + ")")));
        }
        if (monitoring.collects(ClusterMetrics.KUBE_STATE)) {
            shown.add(new Panel(
                    "Restarts",
                    "none",
                    List.of("sum by (pod) (increase(kube_pod_container_status_restarts_total" + pods + "[1h]))")));
        }
        return shown;
    }

    /** What Kubernetes appends to the name of a workload for the names of its pods, and not to that of another one. */
    private static String names(Shape shape) {
        if (shape instanceof Shape.Deployed) {
            return "-[a-z0-9]{6,10}-[a-z0-9]{5}";
        }
        if (shape instanceof Shape.Stateful) {
            return "-[0-9]+";
        }
        if (shape instanceof Shape.Scheduled) {
            return "-[0-9]+-[a-z0-9]{5}";
        }
        return shape instanceof Shape.Once ? "(-.+)?-[a-z0-9]{5}" : "-[a-z0-9]{5}";
    }

    private void series(Panel shown, int column, int width) {
        ObjectNode panel = panel(shown.title(), "timeseries", column, width, HEIGHT);
        source(panel);
        ObjectNode defaults = panel.putObject("fieldConfig").putObject("defaults");
        defaults.put("unit", shown.unit()).put("min", 0);
        ArrayNode targets = panel.putArray("targets");
        for (int i = 0; i < shown.queries().size(); i++) {
            ObjectNode target = targets.addObject();
            target.put("refId", String.valueOf((char) ('A' + i)));
            target.put("expr", shown.queries().get(i));
            source(target);
        }
    }

    private ObjectNode panel(String title, String type, int column, int width, int height) {
        ObjectNode panel = panels.addObject();
        panel.put("id", panels.size());
        panel.put("title", title).put("type", type);
        panel.putObject("gridPos")
                .put("x", column)
                .put("y", line)
                .put("w", width)
                .put("h", height);
        return panel;
    }

    private static void source(ObjectNode node) {
        node.putObject("datasource").put("type", "prometheus").put("uid", "${datasource}");
    }
}
