package dev.keelson.helm.values;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.setting.Condition;
import dev.keelson.core.token.Component;
import dev.keelson.helm.diagnostic.HelmRules;
import dev.keelson.helm.exploration.Exploration;
import dev.keelson.helm.exploration.Fact;
import dev.keelson.helm.exploration.Sight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be wrong with values that no single run of a definition shows.
 *
 * @since 0.1.0
 */
public final class ValueChecks {
    private final Exploration exploration;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private ValueChecks(Exploration exploration) {
        this.exploration = exploration;
        exploration.sights().forEach(sight -> sight.parameters()
                .forEach(parameter -> parameters.putIfAbsent(parameter.path(), parameter)));
    }

    /** {@return what is wrong with the values of this definition} */
    public static List<Finding> of(Exploration exploration) {
        ValueChecks checks = new ValueChecks(exploration);
        checks.reportNested();
        checks.reportReserved();
        checks.reportWithoutDefault();
        return List.copyOf(checks.findings);
    }

    /** One run sees the values of one context; a values file holds those of all. */
    private void reportNested() {
        Map<ModelPath, Parameter> leaves = new LinkedHashMap<>();
        parameters.values().forEach(parameter -> leaves.put(ModelPath.parse(parameter.path()), parameter));
        leaves.forEach((path, parameter) -> {
            ModelPath outer = path.parent();
            while (!outer.segments().isEmpty()) {
                Parameter around = leaves.get(outer);
                if (around != null && !together(parameter, around)) {
                    findings.add(Finding.of(
                                    HelmRules.VALUE_CLASH,
                                    path,
                                    parameter.origin(),
                                    parameter.path() + " lies inside " + around.path() + ", which is a value itself in"
                                            + " another context; a values file cannot hold both.",
                                    "Give one of the two another path.")
                            .also(around.path(), around.origin()));
                }
                outer = outer.parent();
            }
        });
    }

    /** Whether one run declares both, which it has then reported itself. */
    private boolean together(Parameter one, Parameter other) {
        return exploration.sights().stream()
                .map(sight -> sight.parameters().stream().map(Parameter::path).toList())
                .anyMatch(paths -> paths.contains(one.path()) && paths.contains(other.path()));
    }

    private void reportReserved() {
        Parameter leaf = parameters.get(Values.GLOBAL);
        if (leaf != null) {
            findings.add(Finding.of(
                    HelmRules.VALUE_CLASH,
                    ModelPath.root().child(Values.GLOBAL),
                    leaf.origin(),
                    Values.GLOBAL
                            + " is a value, and Helm keeps under this name what a chart shares with its subcharts.",
                    "Give it another path, for example " + Values.GLOBAL + ".registry."));
        }
        exploration.sights().stream()
                .flatMap(sight -> sight.components().stream())
                .filter(component -> component.key().equals(Values.GLOBAL))
                .map(Component::origin)
                .distinct()
                .limit(1)
                .forEach(origin -> findings.add(Finding.of(
                        HelmRules.VALUE_CLASH,
                        ModelPath.root().child(Values.GLOBAL),
                        origin,
                        "A component has the key " + Values.GLOBAL
                                + ", under which Helm keeps what a chart shares with its" + " subcharts.",
                        "Give it another key with withKey(…).")));
    }

    /** The plain emission says so for the environments there are; a chart is for values that nobody knows yet. */
    private void reportWithoutDefault() {
        if (parameters.values().stream().allMatch(parameter -> parameter.byDefault() != null)) {
            return;
        }
        Set<String> reported = new LinkedHashSet<>();
        exploration.contexts().forEach((context, sight) -> {
            Set<String> present = new LinkedHashSet<>();
            for (Fact fact : context.facts(exploration.axes().all())) {
                Condition condition = fact.condition();
                if (condition != null && condition.kind() == Condition.Kind.PRESENT) {
                    present.add(fact.path());
                }
            }
            used(sight).stream()
                    .map(parameters::get)
                    .filter(parameter -> parameter != null
                            && parameter.byDefault() == null
                            && !parameter.implicit()
                            && !present.contains(parameter.path())
                            && reported.add(parameter.path()))
                    .forEach(this::reportWithoutDefault);
        });
    }

    private void reportWithoutDefault(Parameter parameter) {
        findings.add(Finding.of(
                HelmRules.NO_DEFAULT,
                ModelPath.parse(parameter.path()),
                parameter.origin(),
                parameter.path() + " has no default and is used where it may be absent, so that the chart could not be"
                        + " rendered with its own values.",
                "Give it a default, or use it only where p.when(setting.isPresent()) holds."));
    }

    private static Set<String> used(Sight sight) {
        Set<String> used = new LinkedHashSet<>();
        sight.objects().symbols().forEach(symbol -> used.addAll(symbol.paths()));
        return used;
    }
}
