package dev.keelson.helm.chart;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.helm.dependency.Dependency;
import dev.keelson.helm.dependency.DependencyDraft;
import dev.keelson.helm.dependency.VersionRange;
import dev.keelson.helm.subchart.SubchartFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The words inside {@code HelmChart.described(c -> …)}: {@code Chart.yaml}.
 *
 * @see <a href="https://helm.sh/docs/topics/charts/#the-chartyaml-file">Helm, the Chart.yaml file</a>
 * @since 0.1.0
 */
public final class HelmChartDraft extends Draft {
    private final Slot<String> name = slot("name");
    private final Slot<String> description = slot("description");
    private final Slot<String> appVersion = slot("appVersion");
    private final Slot<VersionRange> kubeVersion = slot("kubeVersion");
    private final Slot<String> home = slot("home");
    private final Slot<String> icon = slot("icon");
    private final Items<String> sources = items("source");
    private final Items<String> keywords = items("keyword");
    private final Items<Maintainer> maintainers = items("maintainer");
    private final Entries<String, String> annotations = entries("annotation");
    private final Slot<Namespace> releaseNamespace = slot("releaseNamespace");
    private final List<DependencyDraft> dependencies = new ArrayList<>();
    private final List<SubchartFacts> subcharts = new ArrayList<>();

    HelmChartDraft(Scope scope) {
        super(scope);
    }

    /**
     * What it is called, {@code name}. Default: the platform's name.
     *
     * <p>Finding: {@code chart-name}.
     */
    public HelmChartDraft name(String chartName) {
        name.set(chartName);
        return this;
    }

    /** What it is, in a sentence, {@code description}. Default: {@code The platform …, for Kubernetes.} */
    public HelmChartDraft description(String sentence) {
        description.set(sentence);
        return this;
    }

    /** The version of what it installs, {@code appVersion}, which need not be a semantic one. Default: the chart's version. */
    public HelmChartDraft appVersion(String version) {
        appVersion.set(version);
        return this;
    }

    /**
     * The versions of Kubernetes that it can be installed in, {@code kubeVersion}; Helm refuses others. Default: from the
     * one whose schemas the manifests are compared with.
     *
     * <p>Finding: {@code version-range}.
     */
    public HelmChartDraft kubeVersion(VersionRange range) {
        kubeVersion.set(range);
        return this;
    }

    /**
     * The page of the project, {@code home}. Default: none.
     *
     * <p>Finding: {@code chart-metadata} where it is no address.
     */
    public HelmChartDraft home(String url) {
        home.set(url);
        return this;
    }

    /**
     * Where the source of what it installs is, {@code sources}; may be said more than once. Default: none.
     *
     * <p>Finding: {@code chart-metadata} where it is no address.
     */
    public HelmChartDraft source(String url) {
        sources.add(url);
        return this;
    }

    /**
     * A picture for lists of charts, {@code icon}. Default: none.
     *
     * <p>Finding: {@code chart-metadata} where it is no address.
     */
    public HelmChartDraft icon(String url) {
        icon.set(url);
        return this;
    }

    /** A word by which it is found, {@code keywords}; may be said more than once. Default: none. */
    public HelmChartDraft keyword(String word) {
        keywords.add(word);
        return this;
    }

    /**
     * Somebody who answers for it, {@code maintainers}; may be said more than once. Default: nobody.
     *
     * <p>Finding: {@code chart-metadata} where the address is none.
     */
    public HelmChartDraft maintainer(Maintainer somebody) {
        maintainers.add(somebody);
        return this;
    }

    /** Something that a tool reads, {@code annotations}. Default: none. */
    public HelmChartDraft annotation(String key, String value) {
        annotations.put(key, value);
        return this;
    }

    /**
     * The namespace of the platform that is the one of {@code helm install --namespace}. Default: that of the first
     * component.
     */
    public HelmChartDraft releaseNamespace(Namespace namespace) {
        releaseNamespace.set(namespace);
        return this;
    }

    /** Brings along a chart of somebody else as it is, {@code dependencies}. */
    public HelmChartDraft dependency(Dependency chart) {
        return dependency(chart, d -> {});
    }

    /**
     * Brings along a chart of somebody else, {@code dependencies}.
     *
     * <p>Findings: {@code version-range}, {@code chart-repository}, {@code same-values-key}, {@code dependency-value},
     * {@code dependency-not-bundled}, {@code bundled-chart}.
     *
     * @param chart which one
     * @param words when, and with which values
     */
    public HelmChartDraft dependency(Dependency chart, Consumer<? super DependencyDraft> words) {
        Origin here = Origin.here();
        if (chart == null || words == null) {
            scope().reportNull("dependency", here);
        } else if (scope().admits("dependency", here)) {
            // A second one of the same key is a finding of its own, with a path of its own.
            ModelPath path = scope().path().child("dependencies").child(chart.key() + " again".repeat(again(chart)));
            DependencyDraft draft = new DependencyDraft(scope().inner("dependency " + chart.key(), path), chart, here);
            dependencies.add(draft);
            draft.scope().enter(() -> words.accept(draft));
        }
        return this;
    }

    /**
     * Makes a component a chart of its own inside the chart, {@code charts/postgres}, which Helm installs only where the
     * toggle is on. In it are the objects that nothing but the component's own values and those below {@code global}
     * decides; the others stay in the chart, under the same condition. A component whose key lies below the other's,
     * {@code withKey("postgres.backup")}, comes along.
     *
     * <p>Findings: {@code subchart-empty}, {@code same-values-key}, {@code chart-name}.
     *
     * @param component the component, whose key is that of the subchart's values
     * @param bundled the toggle, {@code dependencies[].condition}
     */
    public HelmChartDraft subchart(Component component, Toggle bundled) {
        Origin here = Origin.here();
        if (component == null || bundled == null) {
            scope().reportNull("subchart", here);
        } else if (scope().admits("subchart", here)) {
            scope().run().get(bundled);
            ModelPath path = scope().path().child("subcharts").child(component.key());
            subcharts.add(new SubchartFacts(component, bundled.path(), path, here));
        }
        return this;
    }

    private int again(Dependency chart) {
        return (int) dependencies.stream()
                .filter(draft -> draft.scope().title().equals("dependency " + chart.key()))
                .count();
    }

    ChartFacts build() {
        Map<String, String> notes = new LinkedHashMap<>();
        annotations.get().forEach((key, placed) -> notes.put(key, placed.value()));
        name.get().ifPresent(placed -> report(ChartForms.name(placed.value(), placed.origin()), name.path()));
        kubeVersion.get().ifPresent(placed -> placed.value()
                .defects()
                .forEach(defect -> scope().run().problems().add(defect, kubeVersion.path())));
        address("home", home.get(), home.path());
        address("icon", icon.get(), icon.path());
        sources.get().forEach(each -> address("source", Optional.of(each), sources.path()));
        maintainers
                .get()
                .forEach(each -> report(ChartForms.email(each.value().email(), each.origin()), maintainers.path()));
        return new ChartFacts(
                name.value(),
                description.value(),
                appVersion.value(),
                kubeVersion.value() == null ? ChartFacts.KUBERNETES : kubeVersion.value(),
                home.value(),
                icon.value(),
                sources.get().stream().map(Placed::value).toList(),
                keywords.get().stream().map(Placed::value).toList(),
                maintainers.get().stream().map(Placed::value).toList(),
                notes,
                releaseNamespace.value(),
                dependencies.stream().map(DependencyDraft::build).toList(),
                subcharts);
    }

    private void address(String what, Optional<Placed<String>> said, ModelPath path) {
        said.ifPresent(placed -> report(ChartForms.address(what, placed.value(), placed.origin()), path));
    }

    private void report(Optional<Defect> defect, ModelPath path) {
        defect.ifPresent(found -> scope().run().problems().add(found, path));
    }
}
