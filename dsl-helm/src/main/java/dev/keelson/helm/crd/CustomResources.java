package dev.keelson.helm.crd;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.diagnostic.HelmRules;
import dev.keelson.helm.merge.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The custom resource definitions of a platform. They go to {@code crds/}: Helm installs what lies there before it sends
 * anything else, so that custom resources of the same chart find their kind. It is no template, and stays as it is when a
 * release is upgraded or removed.
 *
 * @since 0.1.0
 */
public final class CustomResources {
    private static final String KIND = "CustomResourceDefinition";

    private CustomResources() {}

    /** {@return whether it is the definition of a kind} */
    public static boolean isDefinition(Resource resource) {
        return resource.kind().equals(KIND);
    }

    /** {@return what are templates, by kind and name: all but the definitions of kinds} */
    public static Map<String, Template> templates(Map<String, Template> objects) {
        Map<String, Template> templates = new LinkedHashMap<>(objects);
        templates.keySet().removeIf(CustomResources::isId);
        return templates;
    }

    /**
     * {@return the definitions of kinds by the path of their file in the chart}
     *
     * @param objects the templates of all objects, by kind and name
     * @param defaults the platform with the default of each value
     * @throws ChartException for those that values decide
     */
    public static SortedMap<String, String> files(Map<String, Template> objects, Blueprint defaults) {
        YamlWriter writer = new YamlWriter();
        List<Finding> findings = new ArrayList<>();
        SortedMap<String, String> files = new TreeMap<>();
        objects.forEach((id, template) -> {
            Optional<Resource> resource = defaults.resources().stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst();
            if (isId(id) && resource.isPresent() && isTheSameForAll(template)) {
                files.put(
                        "crds/" + resource.get().object().getMetadata().getName() + ".yaml",
                        writer.write(resource.get().object()));
            } else if (isId(id)) {
                findings.add(finding(id, resource));
            }
        });
        if (!findings.isEmpty()) {
            throw new ChartException(findings);
        }
        return files;
    }

    private static boolean isId(String id) {
        return id.startsWith(KIND + " ");
    }

    private static boolean isTheSameForAll(Template template) {
        if (!template.isUnconditional()) {
            return false;
        }
        Template.Value value = template.branches().get(0).value();
        if (value instanceof Template.Fields fields) {
            return fields.children().values().stream().allMatch(CustomResources::isTheSameForAll);
        }
        if (value instanceof Template.Sequence sequence) {
            return sequence.children().values().stream().allMatch(CustomResources::isTheSameForAll);
        }
        return value instanceof Template.Fixed fixed && fixed.node().symbols().isEmpty();
    }

    private static Finding finding(String id, Optional<Resource> resource) {
        return Finding.of(
                HelmRules.TEMPLATED_DEFINITION,
                resource.map(each -> each.source().path()).orElse(ModelPath.root()),
                resource.map(each -> each.source().origin()).orElseGet(Origin::here),
                "The " + id + " depends on a value, and Helm installs custom resource definitions as they are.",
                "Say it without settings and conditions, or leave it to a chart of its own.");
    }
}
