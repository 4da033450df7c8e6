package dev.keelson.core.observe.prometheus;

import dev.keelson.core.observe.alert.Alert;
import dev.keelson.core.token.Component;
import java.util.LinkedHashMap;
import java.util.Map;

/** The labels of an alert besides its severity, by which it is told from that of another component. */
final class RuleLabels {
    private RuleLabels() {}

    static Map<String, String> of(Alert alert) {
        Map<String, String> labels = new LinkedHashMap<>();
        Component component = alert.component();
        if (component != null) {
            labels.put("namespace", component.namespace().name());
            labels.put("component", component.name());
        }
        return labels;
    }
}
