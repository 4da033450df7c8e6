package dev.keelson.core.observe.prometheus;

import dev.keelson.core.emit.yaml.YamlScalar;
import dev.keelson.core.observe.Monitoring;
import dev.keelson.core.observe.Scrape;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Text;
import java.util.List;

/**
 * {@code prometheus.yml}: a job for each endpoint. The pods are found by the addresses of a headless service, so that each
 * replica is asked and Prometheus needs no rights in the cluster; the series carry {@code namespace} and {@code job} as
 * those of Prometheus' operator do.
 */
final class PrometheusFile {
    static final String NAME = "prometheus.yml";

    private final Monitoring monitoring;
    private final List<Target> targets;
    private final YamlLines yaml = new YamlLines();

    PrometheusFile(Monitoring monitoring, List<Target> targets) {
        this.monitoring = monitoring;
        this.targets = targets;
    }

    Text text() {
        yaml.line(0, "global:");
        if (monitoring.every() != null) {
            yaml.line(1, "scrape_interval: ", monitoring.every());
        }
        if (!monitoring.externalLabels().isEmpty()) {
            yaml.line(1, "external_labels:");
            monitoring.externalLabels().forEach((key, value) -> yaml.line(2, YamlScalar.key(key), ": \"", value, "\""));
        }
        yaml.line(0, "rule_files:").line(1, "- ", RuleFile.NAME);
        boolean empty = targets.isEmpty() && monitoring.targets().isEmpty();
        yaml.line(0, empty ? "scrape_configs: []" : "scrape_configs:");
        targets.forEach(this::job);
        monitoring.targets().forEach(this::job);
        return yaml.text();
    }

    private void job(Target target) {
        Scrape scrape = target.scrape();
        Component component = target.component();
        Namespace namespace = component.namespace();
        Text job = Text.of(
                namespace.written(),
                "/" + component.name() + "/" + scrape.port().name());
        yaml.line(1, "- job_name: ", job).about(job);
        yaml.marked(2, "metrics_path: ", scrape.endpoint());
        if (scrape.every() != null) {
            yaml.marked(2, "scrape_interval: ", scrape.every());
        }
        if (scrape.timeout() != null) {
            yaml.marked(2, "scrape_timeout: ", scrape.timeout());
        }
        Text host = Text.of(target.serviceName() + ".", namespace.written(), ".svc");
        yaml.marked(2, "dns_sd_configs:")
                .marked(3, "- names: [", host, "]")
                .marked(4, "type: A")
                .marked(4, "port: ", target.port().number())
                .marked(2, "relabel_configs:");
        label("namespace", "\"", namespace.written(), "\"");
        label("job", YamlScalar.inline(component.name()));
    }

    private void label(String label, Object... value) {
        yaml.marked(3, "- {target_label: ", label, ", replacement: ", Text.of(value), "}");
    }

    private void job(String name, Text address) {
        yaml.line(1, "- job_name: ", YamlScalar.inline(name)).about(name.replaceAll("\\s+", " "));
        yaml.marked(2, "static_configs:").marked(3, "- targets: [\"", address, "\"]");
    }
}
