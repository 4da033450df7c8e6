package dev.keelson.helm.subchart;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a chart says of one of its components that is a chart of its own.
 *
 * @param component which one
 * @param condition the path of the toggle that installs it
 * @param path the model path of its words
 * @param origin the line that said it
 * @since 0.1.0
 */
public record SubchartFacts(Component component, String condition, ModelPath path, Origin origin) {
    /** {@return what it is called, and its directory} */
    public String name() {
        return component.name();
    }

    /** {@return the key under which the chart around it has its values} */
    public String key() {
        return component.key();
    }

    /** {@return whether a component of that key is part of it} */
    boolean holds(String componentKey) {
        return componentKey.equals(key()) || componentKey.startsWith(key() + ".");
    }

    /** {@return its entry in {@code Chart.yaml}; a chart that lies in its place has no repository} */
    public Map<String, Object> entry(String version) {
        Map<String, Object> entry = locked(version);
        entry.put("condition", condition);
        if (!key().equals(name())) {
            entry.put("alias", key());
        }
        return entry;
    }

    /** {@return its entry in {@code Chart.lock}} */
    public Map<String, Object> locked(String version) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", name());
        entry.put("version", version);
        entry.put("repository", "");
        return entry;
    }
}
