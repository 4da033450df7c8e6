package dev.keelson.helm.chart;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.draft.Parameter;
import dev.keelson.helm.values.ValuesFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@code values-<environment>.yaml}: what an environment has otherwise than {@code values.yaml}. */
final class EnvironmentValues {
    private final Map<String, Parameter> chart;
    private final Set<String> varying;

    /**
     * The files beside a chart's values.
     *
     * @param chart the values of the chart
     * @param varying the paths whose default the templates choose
     */
    EnvironmentValues(Map<String, Parameter> chart, Set<String> varying) {
        this.chart = chart;
        this.varying = varying;
    }

    String text(Blueprint environment) {
        List<Parameter> others = environment.run().parameters().stream()
                .filter(parameter -> chart.containsKey(parameter.path()) && differs(parameter))
                .map(EnvironmentValues::withItsValue)
                .toList();
        String name = environment.environment();
        return "# What " + name + " has otherwise than values.yaml: helm install -f values-" + name + ".yaml\n"
                + new ValuesFile(others, Set.of()).text();
    }

    /** Where templates choose the default, they choose that of the environment unless an override changed it. */
    private boolean differs(Parameter parameter) {
        Object otherwise = varying.contains(parameter.path())
                ? parameter.byDefault()
                : chart.getOrDefault(parameter.path(), parameter).byDefault();
        return !Objects.equals(parameter.value(), otherwise);
    }

    private static Parameter withItsValue(Parameter parameter) {
        return new Parameter(
                parameter.path(),
                parameter.kind(),
                parameter.type(),
                parameter.form(),
                parameter.value(),
                parameter.value(),
                parameter.bounds(),
                parameter.alternatives(),
                parameter.description(),
                parameter.implicit(),
                parameter.origin());
    }
}
