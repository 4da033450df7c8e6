package dev.keelson.helm.subchart;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.release.ReleaseNamespace;
import dev.keelson.helm.templates.ValuesRoot;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The objects of a component that can be in a chart of their own: nothing but the component's own values and global ones
 * decides them, and none of them stands where the component is switched off. Those of components whose keys lie below its
 * own are among them, and those that belong to no component.
 *
 * @since 0.1.0
 */
public final class Subchart {
    private final SubchartFacts facts;
    private final ValuesRoot root;
    private final Map<String, Template> varying = new LinkedHashMap<>();
    private final Map<String, Template> objects = new LinkedHashMap<>();
    private final Set<String> foreign = new LinkedHashSet<>();

    /**
     * The chart of a component.
     *
     * @param facts what is said of it
     * @param all the objects of the chart around it, by kind and name
     * @param owners the key of the component that each object belongs to, empty where it belongs to none
     * @param varyingDefaults the defaults that other values choose, by path
     * @param release which namespace is that of a release
     * @throws ChartException where none of its objects can be in it
     */
    public Subchart(
            SubchartFacts facts,
            Map<String, Template> all,
            Map<String, String> owners,
            Map<String, Template> varyingDefaults,
            ReleaseNamespace release) {
        this.facts = facts;
        this.root = new ValuesRoot(release, facts.key());
        // Helm renders it only where the toggle is on.
        varyingDefaults.forEach((path, template) -> varying.put(path, template.given(facts.condition(), true)));
        all.forEach((id, template) -> {
            if (facts.holds(owners.getOrDefault(id, ""))) {
                foreign.addAll(take(id, template));
            }
        });
        if (objects.isEmpty()) {
            throw new ChartException(List.of(empty()));
        }
        all.forEach((id, template) -> {
            if (owners.getOrDefault(id, "").isEmpty()) {
                take(id, template);
            }
        });
    }

    /** Takes an object if it can be here, and tells what keeps it from that. */
    private Set<String> take(String id, Template template) {
        Template on = template.given(facts.condition(), true);
        Set<String> others = new LinkedHashSet<>();
        on.paths().forEach(path -> collectForeign(path, others));
        if (!template.given(facts.condition(), false).branches().isEmpty()) {
            others.add(facts.condition());
        }
        if (others.isEmpty()) {
            objects.put(id, on);
        }
        return others;
    }

    private void collectForeign(String path, Set<String> others) {
        if (!root.reaches(path)) {
            others.add(path);
        } else if (varying.containsKey(path)) {
            varying.getOrDefault(path, new Template(List.of())).paths().stream()
                    .filter(each -> !root.reaches(each))
                    .forEach(others::add);
        }
    }

    private Finding empty() {
        return Finding.of(
                SubchartRules.EMPTY,
                facts.path(),
                facts.origin(),
                foreign.isEmpty()
                        ? "There are no objects of " + facts.component() + "."
                        : "No object of " + facts.component() + " can be in a chart of its own: "
                                + String.join(", ", foreign) + " decide them, which lie elsewhere.",
                "Declare what it needs below " + facts.key() + " or global, or leave it in the chart: its objects stand"
                        + " under the same condition there.");
    }

    /** {@return what is said of it} */
    public SubchartFacts facts() {
        return facts;
    }

    /** {@return its objects by kind and name, as they are where it is installed} */
    public Map<String, Template> objects() {
        return objects;
    }

    /** {@return where its values stand for its templates} */
    ValuesRoot root() {
        return root;
    }

    /** {@return the defaults that other values choose, by path, as they are where it is installed} */
    Map<String, Template> varyingDefaults() {
        return varying;
    }
}
