package dev.keelson.helm.chart;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.emit.yaml.YamlScalar;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.platform.Platform;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.diagnostic.HelmRules;
import dev.keelson.helm.exploration.Exploration;
import dev.keelson.helm.exploration.Sight;
import dev.keelson.helm.merge.Merged;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.templates.TemplateWriter;
import dev.keelson.helm.tree.Node;
import dev.keelson.helm.values.ValuesFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Helm chart that renders what the definition says for the same values.
 *
 * @param files the text of each file by its path in the chart
 * @param runs in how many contexts the definition was run to make it
 * @since 0.1.0
 */
public record Chart(SortedMap<String, String> files, int runs) {

    /**
     * The chart of a platform.
     *
     * @param platform the platform
     * @param version the chart's version, a semantic one
     * @return the chart
     * @throws ChartException when the definition cannot become a chart
     */
    public static Chart of(Platform platform, String version) {
        return of(platform, version, Runtime.getRuntime().availableProcessors());
    }

    static Chart of(Platform platform, String version, int runsAtATime) {
        Exploration exploration = new Exploration(platform, runsAtATime);
        Merged merged = Merged.of(exploration);
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        Map<String, String> fileNames = new LinkedHashMap<>();
        exploration.sights().forEach(sight -> {
            sight.parameters().forEach(parameter -> parameters.putIfAbsent(parameter.path(), parameter));
            sight.files().forEach(fileNames::putIfAbsent);
        });
        refuse(exploration, parameters);

        String name = platform.definition().name();
        Map<String, Template> varying = new LinkedHashMap<>(merged.varyingDefaults());
        Set<String> elsewhere = elsewhere(exploration);
        parameters.keySet().removeAll(elsewhere);
        varying.keySet().removeAll(elsewhere);
        TemplateWriter writer =
                new TemplateWriter(name, parameters, varying, merged.objects().values());
        Map<String, List<Template>> byFile = new LinkedHashMap<>();
        merged.objects().forEach((id, template) -> byFile.computeIfAbsent(
                        fileName(fileNames.getOrDefault(id, ""), name), file -> new ArrayList<>())
                .add(template));
        SortedMap<String, String> files = new TreeMap<>();
        byFile.forEach((file, objects) -> files.put("templates/" + file + ".yaml", writer.file(objects)));
        files.put("templates/_helpers.tpl", writer.helpers());
        if (!writer.configuration().isEmpty()) {
            files.put("templates/_config.tpl", writer.configuration());
        }
        files.put("values.yaml", new ValuesFile(parameters.values(), varying.keySet()).text());
        files.put(
                "Chart.yaml",
                "apiVersion: v2\nname: " + YamlScalar.inline(name) + "\nversion: " + YamlScalar.inline(version)
                        + "\ntype: application\n");
        return new Chart(files, exploration.runs());
    }

    private static String fileName(String component, String platform) {
        return component.isEmpty() ? platform : component;
    }

    /** What only decides files that the chart does not hold would be a value without effect. */
    private static Set<String> elsewhere(Exploration exploration) {
        Set<String> elsewhere = new LinkedHashSet<>();
        exploration.sights().forEach(sight -> elsewhere.addAll(sight.elsewhere()));
        elsewhere.removeAll(arrived(exploration));
        return elsewhere;
    }

    private static Set<String> arrived(Exploration exploration) {
        Set<String> arrived = new LinkedHashSet<>();
        Set<Node> read = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Sight sight : exploration.sights()) {
            // Most objects are the same in most contexts.
            sight.objects().nodes().stream()
                    .filter(read::add)
                    .flatMap(object -> object.symbols().stream())
                    .forEach(symbol -> arrived.addAll(symbol.paths()));
            sight.asked().forEach(condition -> arrived.add(condition.setting().path()));
        }
        return arrived;
    }

    private static void refuse(Exploration exploration, Map<String, Parameter> parameters) {
        Set<String> arrived = arrived(exploration);
        Map<String, Finding> findings = new LinkedHashMap<>();
        exploration.sights().forEach(sight -> sight.parameters().stream()
                .filter(parameter -> !parameter
                        .type()
                        .equals(parameters
                                .getOrDefault(parameter.path(), parameter)
                                .type()))
                .forEach(parameter -> findings.put("type of " + parameter.path(), differs(parameter))));
        for (Sight sight : exploration.sights()) {
            arrived.addAll(sight.elsewhere());
            sight.findings().stream().filter(Finding::isError).forEach(each -> findings.put(each.toString(), each));
        }
        parameters.values().stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.SCALAR && !arrived.contains(parameter.path()))
                .forEach(parameter -> findings.put(parameter.path(), lost(parameter)));
        if (!findings.isEmpty()) {
            throw new ChartException(List.copyOf(findings.values()));
        }
    }

    private static Finding differs(Parameter parameter) {
        return Finding.of(
                HelmRules.TYPE_DIFFERS,
                ModelPath.parse(parameter.path()),
                parameter.origin(),
                parameter.path() + " is a " + parameter.type() + " here and of another type in another context.",
                "Give it one type in every context.");
    }

    private static Finding lost(Parameter parameter) {
        return Finding.of(
                HelmRules.LOST_SYMBOL,
                ModelPath.parse(parameter.path()),
                parameter.origin(),
                parameter.path() + " can be set and would change nothing in the chart.",
                "Use the value, or take it out.");
    }
}
