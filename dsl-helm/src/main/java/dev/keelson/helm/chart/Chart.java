package dev.keelson.helm.chart;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.release.RunnablePlatform;
import dev.keelson.core.setting.Bounds;
import dev.keelson.helm.crd.CustomResources;
import dev.keelson.helm.dependency.DependencyRules;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.diagnostic.HelmRules;
import dev.keelson.helm.exploration.Exploration;
import dev.keelson.helm.exploration.Sight;
import dev.keelson.helm.feed.Feeds;
import dev.keelson.helm.hooks.HookJobs;
import dev.keelson.helm.merge.Merged;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.notes.NotesFile;
import dev.keelson.helm.readme.Readme;
import dev.keelson.helm.release.ReleaseNamespace;
import dev.keelson.helm.schema.ValuesSchema;
import dev.keelson.helm.subchart.Subchart;
import dev.keelson.helm.subchart.SubchartFiles;
import dev.keelson.helm.symbol.SymbolTable;
import dev.keelson.helm.templates.TemplateWriter;
import dev.keelson.helm.templates.ValuesRoot;
import dev.keelson.helm.tests.ConnectionTests;
import dev.keelson.helm.values.ValueChecks;
import dev.keelson.helm.values.ValueTree;
import dev.keelson.helm.values.Values;
import dev.keelson.helm.values.ValuesFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * A Helm chart that renders what the definition says for the same values.
 *
 * @param files the text of each file by its path in the chart
 * @param runs in how many contexts the definition was run to make it
 * @param findings what those who install it twice will stumble over
 * @since 0.1.0
 */
public record Chart(SortedMap<String, String> files, int runs, List<Finding> findings) {
    /** What stands beside a chart on somebody's disk and is no part of it. */
    private static final String HELM_IGNORE = """
            .DS_Store
            .git/
            .gitignore
            .idea/
            .vscode/
            *.bak
            *.orig
            *.swp
            *.tmp
            *~
            """;

    /**
     * The chart of a platform, without values of environments.
     *
     * <p>The definition is run on several threads at once. Code of a class that is still being initialised would make these
     * wait for ever, so do not ask for a chart in a static field of the class whose lambda is the definition.
     *
     * @param platform the platform
     * @param version the chart's version, a semantic one
     * @return the chart
     * @throws ChartException when the definition cannot become a chart
     */
    public static Chart of(RunnablePlatform platform, String version) {
        return of(platform, version, List.of());
    }

    /**
     * The chart of a platform, with {@code values-<environment>.yaml} for each environment.
     *
     * @param platform the platform
     * @param version the chart's version, a semantic one
     * @param environments the platform for each environment
     * @return the chart
     * @throws ChartException when the definition cannot become a chart
     */
    public static Chart of(RunnablePlatform platform, String version, List<Blueprint> environments) {
        return of(platform, version, environments, Runtime.getRuntime().availableProcessors());
    }

    static Chart of(RunnablePlatform platform, String version, int runsAtATime) {
        return of(platform, version, List.of(), runsAtATime);
    }

    private static Chart of(RunnablePlatform platform, String version, List<Blueprint> environments, int runsAtATime) {
        Blueprint defaults = platform.in(Environment.named("chart").assignment(), new SymbolTable());
        ChartFacts facts = facts(defaults);
        ReleaseNamespace release = ReleaseNamespace.of(defaults, facts.releaseNamespace());
        Exploration exploration = new Exploration(platform, release, runsAtATime);
        Merged merged = Merged.of(exploration);
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        Map<String, String> fileNames = new LinkedHashMap<>();
        exploration.sights().forEach(sight -> {
            sight.parameters().forEach(parameter -> parameters.putIfAbsent(parameter.path(), parameter));
            sight.files().forEach(fileNames::putIfAbsent);
        });
        facts.dependencies().forEach(dependency -> dependency
                .switches()
                .forEach((path, on) -> parameters.putIfAbsent(path, toggle(path, on, "", dependency.origin()))));
        Optional<Origin> tests = ConnectionTests.wanted(defaults.model());
        tests.ifPresent(origin -> parameters.putIfAbsent(
                ConnectionTests.ENABLED,
                toggle(
                        ConnectionTests.ENABLED,
                        false,
                        "Lets helm test try every connection, with pods that come and go with it.",
                        origin)));
        refuse(exploration, parameters, passed(facts), merged.varyingDefaults().keySet());

        String name = facts.nameOr(platform.name());
        Map<String, Template> varying = new LinkedHashMap<>(merged.varyingDefaults());
        Set<String> left = Arrivals.left(exploration);
        left.removeAll(passed(facts));
        parameters.keySet().removeAll(left);
        varying.keySet().removeAll(left);
        parameters.keySet().removeIf(release::describes);
        Map<String, String> owners = owners(exploration, fileNames);
        Map<String, Template> templates = CustomResources.templates(merged.objects());
        Map<String, Template> objects = new LinkedHashMap<>(templates);
        List<Subchart> subcharts = facts.subcharts().stream()
                .map(each -> new Subchart(each, templates, owners, varying, release))
                .toList();
        subcharts.forEach(each -> objects.keySet().removeAll(each.objects().keySet()));
        TemplateWriter writer = new TemplateWriter(name, parameters, varying, objects.values(), ValuesRoot.of(release));
        Map<String, List<Template>> byFile = new LinkedHashMap<>();
        objects.forEach((id, template) -> byFile.computeIfAbsent(
                        fileName(fileNames.getOrDefault(id, ""), name), file -> new ArrayList<>())
                .add(template));
        SortedMap<String, String> files = CustomResources.files(merged.objects(), defaults);
        byFile.forEach((file, inside) -> {
            boolean isTest = file.equals(ConnectionTests.FILE);
            files.put(
                    "templates/" + file + ".yaml",
                    isTest
                            ? ConnectionTests.enabled(writer.file(inside, ConnectionTests.DIFFERING))
                            : writer.file(inside));
        });
        String timeout = new HookJobs(defaults.model()).timeout();
        files.put(
                "templates/NOTES.txt", new NotesFile(writer.texts(merged.notes()), tests.isPresent(), timeout).text());
        writer.partials().forEach((file, text) -> files.put("templates/" + file, text));
        Set<String> told = new LinkedHashSet<>(passed(facts));
        facts.dependencies().forEach(dependency -> {
            told.addAll(dependency.switches().keySet());
            Optional.ofNullable(dependency.condition()).ifPresent(told::add);
        });
        told.addAll(Feeds.of(List.of(merged.notes())).paths());
        Values values = ValueTree.of(parameters, varying, told, templates.values(), exploration);
        files.put("values.yaml", ValuesFile.text(values));
        environments.forEach(
                each -> files.put("values-" + each.environment() + ".yaml", new EnvironmentValues(values).text(each)));
        files.put("values.schema.json", ValuesSchema.text(name, values, facts.keys(), facts.subchartKeys()));
        List<String> named = environments.stream().map(Blueprint::environment).toList();
        files.put("README.md", new Readme(name, version, facts.descriptionOf(name), named, timeout).text(values));
        Map<String, Object> metadata = facts.metadata(platform.name(), version);
        files.put("Chart.yaml", new YamlWriter().write(metadata));
        SubchartFiles inside = new SubchartFiles(metadata, parameters, values, fileNames);
        subcharts.forEach(each -> {
            files.putAll(inside.of(each));
            files.put("charts/" + each.facts().name() + "/.helmignore", HELM_IGNORE);
        });
        files.put(".helmignore", HELM_IGNORE);
        return new Chart(files, exploration.runs(), warnings(exploration));
    }

    private static List<Finding> warnings(Exploration exploration) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        exploration.sights().forEach(sight -> sight.findings().stream()
                .filter(finding -> finding.rule().equals(HelmRules.FIXED_CLUSTER_NAME))
                .forEach(finding -> findings.putIfAbsent(finding.toString(), finding)));
        return List.copyOf(findings.values());
    }

    /** What the definition says of the chart where every setting has its default. */
    private static ChartFacts facts(Blueprint defaults) {
        return defaults.model().attached(ChartFacts.class).stream()
                .findFirst()
                .map(Attached::fact)
                .orElse(ChartFacts.NOTHING);
    }

    /** The values that stand in the chart for others to read. */
    private static Set<String> passed(ChartFacts facts) {
        Set<String> passed = new LinkedHashSet<>();
        facts.dependencies().stream()
                .flatMap(dependency -> dependency.values().stream())
                .forEach(value -> passed.add(value.path().toString()));
        return passed;
    }

    private static Parameter toggle(String path, boolean on, String description, Origin origin) {
        return new Parameter(
                path, Parameter.Kind.TOGGLE, "toggle", null, on, on, Bounds.NONE, List.of(), description, true, origin);
    }

    /** The key of the component that each object belongs to. */
    private static Map<String, String> owners(Exploration exploration, Map<String, String> fileNames) {
        Map<String, String> keys = new LinkedHashMap<>();
        exploration.sights().forEach(sight -> sight.components()
                .forEach(component -> keys.putIfAbsent(component.name(), component.key())));
        Map<String, String> owners = new LinkedHashMap<>();
        fileNames.forEach((id, component) -> owners.put(id, keys.getOrDefault(component, component)));
        return owners;
    }

    private static String fileName(String component, String platform) {
        return component.isEmpty() ? platform : component;
    }

    private static void refuse(
            Exploration exploration, Map<String, Parameter> parameters, Set<String> passed, Set<String> varying) {
        Set<String> arrived = Arrivals.of(exploration);
        arrived.addAll(passed);
        Map<String, Finding> findings = new LinkedHashMap<>();
        exploration.sights().forEach(sight -> sight.parameters().stream()
                .filter(parameter -> !parameter
                        .type()
                        .equals(parameters
                                .getOrDefault(parameter.path(), parameter)
                                .type()))
                .forEach(parameter -> findings.put("type of " + parameter.path(), differs(parameter))));
        for (Sight sight : exploration.sights()) {
            arrived.addAll(sight.dispensable());
            sight.findings().stream().filter(Finding::isError).forEach(each -> findings.put(each.toString(), each));
        }
        passed.stream()
                .filter(varying::contains)
                .map(parameters::get)
                .forEach(parameter -> findings.put("passed " + parameter.path(), chosen(parameter)));
        parameters.values().stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.SCALAR && !arrived.contains(parameter.path()))
                .forEach(parameter -> findings.put(parameter.path(), lost(parameter)));
        ValueChecks.of(exploration).forEach(finding -> findings.putIfAbsent(finding.toString(), finding));
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

    private static Finding chosen(Parameter parameter) {
        return Finding.of(
                DependencyRules.VALUE,
                ModelPath.parse(parameter.path()),
                parameter.origin(),
                parameter.path() + " depends on a condition, and Helm hands values on to dependencies as they stand in"
                        + " values.yaml.",
                "Give one literal, or a setting whose path is " + parameter.path() + ".");
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
