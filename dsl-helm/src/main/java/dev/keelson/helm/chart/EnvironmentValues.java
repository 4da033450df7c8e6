package dev.keelson.helm.chart;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.draft.Parameter;
import dev.keelson.helm.values.Value;
import dev.keelson.helm.values.Values;
import dev.keelson.helm.values.ValuesFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code values-<environment>.yaml}: what an environment has otherwise than {@code values.yaml}. */
final class EnvironmentValues {
    private final Values values;

    /** The files beside a chart's values. */
    EnvironmentValues(Values values) {
        this.values = values;
    }

    String text(Blueprint environment) {
        Map<String, Parameter> parameters = new HashMap<>();
        environment.run().parameters().forEach(parameter -> parameters.put(parameter.path(), parameter));
        Map<String, Object> changed = new HashMap<>();
        for (Value value : values.all()) {
            String path = value.path().toString();
            Parameter parameter = parameters.get(path);
            if (parameter != null && !Objects.equals(parameter.value(), otherwise(value, parameter))) {
                changed.put(path, parameter.value());
            }
        }
        String name = environment.environment();
        return "# What " + name + " has otherwise than values.yaml: helm install -f values-" + name + ".yaml\n"
                + ValuesFile.changed(values, changed);
    }

    /** Where templates choose the default, they choose that of the environment unless an override changed it. */
    private static @Nullable Object otherwise(Value value, Parameter parameter) {
        return value.choosers().isEmpty() ? value.parameter().byDefault() : parameter.byDefault();
    }
}
