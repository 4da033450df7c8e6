package dev.keelson.helm.chart;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.workload.Workload;
import dev.keelson.helm.dependency.DependencyFacts;
import dev.keelson.helm.dependency.DependencyRules;
import dev.keelson.helm.subchart.SubchartFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for what Helm would refuse or silently take otherwise than it is meant. */
final class ChartChecks implements Check {
    @Override
    public void check(View view, Problems problems) {
        List<Attached<ChartFacts>> charts = view.attached(ChartFacts.class);
        for (Attached<ChartFacts> second : charts.subList(1, charts.size())) {
            problems.add(Finding.of(
                            ChartRules.TWO_CHARTS,
                            second.path(),
                            second.origin(),
                            "The platform is a chart already.",
                            "Say all of it in one HelmChart.described(c -> …).")
                    .also("first here", charts.get(0).origin()));
        }
        Map<String, Origin> keys = new LinkedHashMap<>();
        view.all(Workload.class)
                .forEach(workload -> keys.putIfAbsent(workload.component().key(), workload.origin()));
        Map<String, Origin> subcharts = new LinkedHashMap<>();
        for (SubchartFacts subchart : charts.get(0).fact().subcharts()) {
            keys.putIfAbsent(subchart.key(), subchart.origin());
            if (subchart.component().path().segments().size() > 1) {
                problems.add(
                        DependencyRules.NAME,
                        subchart.path(),
                        subchart.origin(),
                        "A chart cannot have its values below " + subchart.key()
                                + ", inside those of another component.",
                        "Make the other component a chart, in which this one comes along, or give this one a key of its"
                                + " own.");
            }
            Origin first = subcharts.putIfAbsent(subchart.key(), subchart.origin());
            if (first != null) {
                problems.add(Finding.of(
                                DependencyRules.SAME_VALUES_KEY,
                                subchart.path(),
                                subchart.origin(),
                                "The values of the subchart " + subchart.name() + " would stand below " + subchart.key()
                                        + ", where those of another subchart stand.",
                                "Name each component once, and give it a key of its own with withKey(…).")
                        .also("the other here", first));
            }
        }
        for (DependencyFacts dependency : charts.get(0).fact().dependencies()) {
            clash(dependency, keys, view, problems);
            dependency.values().stream()
                    .filter(value -> !value.arrives())
                    .forEach(value -> problems.add(
                            DependencyRules.VALUE,
                            value.path(),
                            value.origin(),
                            value.path()
                                    + " comes from elsewhere, and Helm hands values on to dependencies as they stand"
                                    + " in values.yaml.",
                            "Give a literal, or a setting whose path is " + value.path() + "."));
            if (dependency.bundled() == null) {
                problems.add(
                        DependencyRules.NOT_BUNDLED,
                        dependency.path(),
                        dependency.origin(),
                        dependency.chart().name() + " is not in the chart, and its version is not known without asking "
                                + dependency.chart().repository() + ": there is no Chart.lock.",
                        "Put its archive on the class path and say bundled(…), or run helm dependency update before the"
                                + " chart is packed or installed, and accept this.");
            }
        }
    }

    private static void clash(DependencyFacts dependency, Map<String, Origin> keys, View view, Problems problems) {
        String key = dependency.chart().key();
        Origin other = keys.putIfAbsent(key, dependency.origin());
        if (other == null) {
            Set<String> own = dependency.values().stream()
                    .map(value -> value.path().toString())
                    .collect(Collectors.toSet());
            other = view.run().parameters().stream()
                    .filter(parameter -> parameter.implicit() && !own.contains(parameter.path()))
                    .filter(parameter ->
                            ModelPath.parse(parameter.path()).segments().get(0).equals(key))
                    .map(Parameter::origin)
                    .findFirst()
                    .orElse(null);
        }
        if (other != null) {
            problems.add(Finding.of(
                            DependencyRules.SAME_VALUES_KEY,
                            dependency.path(),
                            dependency.origin(),
                            "The values of the dependency " + dependency.chart().name() + " would stand below " + key
                                    + ", where others stand.",
                            "Call it otherwise: Dependency.chart(…).as(\"…\").")
                    .also("others here", other));
        }
    }
}
