package dev.keelson.core.observe.prometheus;

import dev.keelson.core.emit.yaml.YamlScalar;
import dev.keelson.core.observe.alert.Alert;
import dev.keelson.core.value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code alerts.yml}: a group for each component, and one for the platform. */
final class RuleFile {
    static final String NAME = "alerts.yml";

    private final YamlLines yaml = new YamlLines();
    private final Map<String, List<Alert>> groups;

    RuleFile(String platform, List<Alert> alerts) {
        this.groups = groups(platform, alerts);
    }

    /** The alerts by the names of their groups, in the order in which components and alerts were said. */
    static Map<String, List<Alert>> groups(String platform, List<Alert> alerts) {
        Map<String, List<Alert>> groups = new LinkedHashMap<>();
        alerts.forEach(alert -> groups.computeIfAbsent(
                        alert.component() == null ? platform : alert.component().toString(), first -> new ArrayList<>())
                .add(alert));
        return groups;
    }

    Text text() {
        yaml.line(0, groups.isEmpty() ? "groups: []" : "groups:");
        groups.forEach((name, alerts) -> {
            yaml.line(1, "- name: ", YamlScalar.inline(name)).about(name).marked(2, "rules:");
            alerts.forEach(alert -> rule(name, alert));
        });
        return yaml.text();
    }

    private void rule(String group, Alert alert) {
        yaml.about(group).marked(3, "- alert: ", YamlScalar.inline(alert.name()));
        yaml.about(group + " " + alert.name().replaceAll("\\s+", " ")).block(4, "expr", alert.expression());
        if (alert.lasting() != null) {
            yaml.marked(4, "for: ", alert.lasting());
        }
        yaml.marked(4, "labels:").marked(5, "severity: \"", alert.severity(), "\"");
        RuleLabels.of(alert).forEach((key, value) -> yaml.marked(5, key, ": ", YamlScalar.inline(value)));
        if (alert.summary() != null || alert.runbook() != null) {
            yaml.marked(4, "annotations:");
        }
        if (alert.summary() != null) {
            yaml.block(5, "summary", alert.summary());
        }
        if (alert.runbook() != null) {
            yaml.block(5, "runbook_url", alert.runbook());
        }
    }
}
