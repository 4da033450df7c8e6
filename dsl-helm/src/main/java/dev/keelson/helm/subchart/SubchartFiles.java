package dev.keelson.helm.subchart;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.schema.ValuesSchema;
import dev.keelson.helm.templates.TemplateWriter;
import dev.keelson.helm.values.Values;
import dev.keelson.helm.values.ValuesFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the files of a chart inside the chart, so that Helm can render it by itself as well.
 *
 * @since 0.1.0
 */
public final class SubchartFiles {
    private final Map<String, Object> around;
    private final Map<String, Parameter> parameters;
    private final Values values;
    private final Map<String, String> fileNames;

    /**
     * The files of charts inside a chart.
     *
     * @param around the metadata of the chart around them
     * @param parameters the values by path
     * @param values all values of the chart around them
     * @param fileNames the component whose file each object stands in, empty for what belongs to none
     */
    public SubchartFiles(
            Map<String, Object> around,
            Map<String, Parameter> parameters,
            Values values,
            Map<String, String> fileNames) {
        this.around = around;
        this.parameters = parameters;
        this.values = values;
        this.fileNames = fileNames;
    }

    /** {@return the text of each file by its path in the chart around it} */
    public SortedMap<String, String> of(Subchart subchart) {
        SubchartFacts facts = subchart.facts();
        // Helm knows the templates of all charts under one name each.
        TemplateWriter writer = new TemplateWriter(
                around.get("name") + "." + facts.name(),
                parameters,
                subchart.varyingDefaults(),
                subchart.objects().values(),
                subchart.root());
        Values own = values.below(facts.key());
        SortedMap<String, String> files = new TreeMap<>();
        put(files, facts, "Chart.yaml", new YamlWriter().write(metadata(facts)));
        put(files, facts, "values.yaml", ValuesFile.text(own));
        put(files, facts, "values.schema.json", ValuesSchema.ofSubchart(facts.name(), own, facts.key()));
        Map<String, List<Template>> byFile = new LinkedHashMap<>();
        subchart.objects().forEach((id, object) -> {
            String component = fileNames.getOrDefault(id, "");
            byFile.computeIfAbsent(component.isEmpty() ? facts.name() : component, file -> new ArrayList<>())
                    .add(object);
        });
        byFile.forEach((file, objects) -> put(files, facts, "templates/" + file + ".yaml", writer.file(objects)));
        writer.partials().forEach((file, text) -> put(files, facts, "templates/" + file, text));
        return files;
    }

    private static void put(Map<String, String> files, SubchartFacts facts, String file, String text) {
        if (!text.isEmpty()) {
            files.put("charts/" + facts.name() + "/" + file, text);
        }
    }

    private Map<String, Object> metadata(SubchartFacts facts) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("apiVersion", "v2");
        metadata.put("name", facts.name());
        for (String same : new String[] {"version", "kubeVersion"}) {
            metadata.put(same, around.getOrDefault(same, ""));
        }
        metadata.put("description", "The component " + facts.name() + " of the chart " + around.get("name") + ".");
        metadata.put("type", "application");
        metadata.put("appVersion", around.getOrDefault("appVersion", ""));
        return metadata;
    }
}
