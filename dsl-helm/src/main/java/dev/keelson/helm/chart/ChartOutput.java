package dev.keelson.helm.chart;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Source;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.release.PlatformFiles;
import dev.keelson.core.release.PlatformOutput;
import dev.keelson.core.release.PlatformView;
import dev.keelson.helm.dependency.SemVer;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.repository.ChartArchive;
import dev.keelson.helm.repository.RepositoryIndex;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the chart, its archive, and the index of all archives that lie there. */
final class ChartOutput implements PlatformOutput {
    private static final String AREA = "charts/";
    private static final String INDEX = AREA + "index.yaml";

    @Override
    public void write(PlatformView view, PlatformFiles out, Problems problems) {
        Attached<ChartFacts> said = view.attached(ChartFacts.class).get(0);
        String version = view.release().version();
        checkSame(view, said, problems);
        checkVersion(version, said, problems);
        BundledCharts bundled = BundledCharts.of(said.fact(), version, problems);
        Optional<RepositoryIndex> index = index(view, said, problems);
        if (index.isPresent() && !problems.hasErrors()) {
            try {
                Chart chart = Chart.of(view, version, view.environments());
                chart.findings().forEach(problems::add);
                write(chart, bundled, index.get(), said, view, out);
            } catch (ChartException refused) {
                refused.findings().forEach(problems::add);
            }
        }
    }

    private static void write(
            Chart chart,
            BundledCharts bundled,
            RepositoryIndex index,
            Attached<ChartFacts> said,
            PlatformView view,
            PlatformFiles out) {
        Map<String, Object> metadata =
                said.fact().metadata(view.name(), view.release().version());
        String name = said.fact().nameOr(view.name());
        Source source = source(said, "the platform is a chart");
        SortedMap<String, byte[]> files = new TreeMap<>();
        chart.files().forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        files.putAll(bundled.archives());
        bundled.lock(view.release().time())
                .ifPresent(lock -> files.put("Chart.lock", lock.getBytes(StandardCharsets.UTF_8)));
        files.forEach((path, content) -> out.bytes(AREA + name + "/" + path, content, source));

        ChartArchive archive = ChartArchive.of(name, view.release().version(), files);
        out.bytes(AREA + archive.fileName(), archive.bytes(), source(said, "charts are installed from archives"));
        index.add(archive, metadata, view.release().time());
        out.merged(INDEX, index.text(), source(said, "a repository lists its charts"));
        index.archives().stream()
                .distinct()
                .filter(earlier -> !earlier.equals(archive.fileName()))
                .forEach(earlier -> view.earlier(AREA + earlier)
                        .ifPresent(content -> out.kept(AREA + earlier, content, source(said, "the index lists it"))));
    }

    private static Optional<RepositoryIndex> index(PlatformView view, Attached<ChartFacts> said, Problems problems) {
        Optional<byte[]> earlier = view.earlier(INDEX);
        if (earlier.isEmpty()) {
            return Optional.of(new RepositoryIndex());
        }
        Optional<RepositoryIndex> index = RepositoryIndex.read(earlier.get());
        if (index.isEmpty()) {
            problems.add(
                    ChartRules.INDEX,
                    said.path(),
                    said.origin(),
                    INDEX + " stands in the output and is no index of charts, so that nothing can be added to it.",
                    "Mend it or move it away.");
        }
        return index;
    }

    private static void checkVersion(String version, Attached<ChartFacts> said, Problems problems) {
        if (SemVer.parse(version).isEmpty()) {
            problems.add(Finding.of(
                            ChartRules.VERSION,
                            said.path().child("version"),
                            said.origin(),
                            "The chart's version would be \"" + version + "\", which is no semantic version.",
                            "Let the build say --release-version 1.4.2, or 1.4.2-SNAPSHOT for what is on its way.")
                    .also("given", Origin.outside("--release-version " + version)));
        }
    }

    /** Metadata has no templates: there is one chart, whatever the environment. */
    private static void checkSame(PlatformView view, Attached<ChartFacts> said, Problems problems) {
        Map<String, Object> first = said.fact().metadata("", "");
        for (Blueprint environment : view.environments()) {
            List<Attached<ChartFacts>> facts = environment.model().attached(ChartFacts.class);
            if (facts.isEmpty() || !facts.get(0).fact().metadata("", "").equals(first)) {
                problems.add(
                        ChartRules.DIFFERS,
                        said.path(),
                        said.origin(),
                        "What is said of the chart is not the same in " + environment.environment() + " and in "
                                + view.environments().get(0).environment() + ".",
                        "Say it outside of every if; a dependency can have a condition(TOGGLE).");
                return;
            }
        }
    }

    private static Source source(Attached<ChartFacts> said, String because) {
        return new Source(null, said.path(), said.origin(), because);
    }
}
