package dev.keelson.core.observe.prometheus;

import dev.keelson.core.emit.yaml.YamlScalar;
import dev.keelson.core.observe.alert.Alert;
import dev.keelson.core.token.Component;
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

    /** What a group is called where it is written: its component is in a namespace whose name may be another one there. */
    static Text name(String name, List<Alert> alerts) {
        Component component = alerts.get(0).component();
        return component == null ? Text.of(name) : Text.of(component.namespace().written(), "/" + component.name());
    }

    Text text() {
        yaml.line(0, groups.isEmpty() ? "groups: []" : "groups:");
        groups.forEach((name, alerts) -> {
            Text written = name(name, alerts);
            yaml.line(1, "- name: ", written).about(written).marked(2, "rules:");
            alerts.forEach(alert -> rule(written, alert));
        });
        return yaml.text();
    }

    private void rule(Text group, Alert alert) {
        yaml.about(group).marked(3, "- alert: ", YamlScalar.inline(alert.name()));
        yaml.about(group, " " + alert.name().replaceAll("\\s+", " ")).block(4, "expr", alert.expression());
        if (alert.lasting() != null) {
            yaml.marked(4, "for: ", alert.lasting());
        }
        yaml.marked(4, "labels:").marked(5, "severity: \"", alert.severity(), "\"");
        Component component = alert.component();
        if (component != null) {
            yaml.marked(5, "namespace: \"", component.namespace().written(), "\"")
                    .marked(5, "component: ", YamlScalar.inline(component.name()));
        }
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
