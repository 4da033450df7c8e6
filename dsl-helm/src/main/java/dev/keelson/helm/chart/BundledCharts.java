package dev.keelson.helm.chart;

import dev.keelson.core.diagnostic.Problems;
import dev.keelson.helm.dependency.BundledChart;
import dev.keelson.helm.dependency.ChartLock;
import dev.keelson.helm.dependency.DependencyFacts;
import dev.keelson.helm.dependency.DependencyRules;
import dev.keelson.helm.dependency.SemVer;
import dev.keelson.helm.repository.PackedMetadata;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The archives of others that go into a chart, and the lock where all of them do; subcharts lie in the chart anyway. */
final class BundledCharts {
    private final Map<String, byte[]> archives = new TreeMap<>();
    private final ChartLock lock = new ChartLock();
    private final boolean complete;

    private BundledCharts(ChartFacts facts, String version, Problems problems) {
        boolean all = !facts.dependencies().isEmpty() || !facts.subcharts().isEmpty();
        for (DependencyFacts dependency : facts.dependencies()) {
            BundledChart bundled = dependency.bundled();
            all &= bundled != null && take(dependency, bundled, problems);
        }
        facts.subcharts().forEach(each -> lock.add(each.entry(version), each.locked(version)));
        this.complete = all;
    }

    static BundledCharts of(ChartFacts facts, String version, Problems problems) {
        return new BundledCharts(facts, version, problems);
    }

    /** {@return the archives by their path in the chart} */
    Map<String, byte[]> archives() {
        return archives;
    }

    /** {@return the text of {@code Chart.lock}, none where a version is not known} */
    Optional<String> lock(Instant time) {
        return complete ? Optional.of(lock.text(time)) : Optional.empty();
    }

    private boolean take(DependencyFacts dependency, BundledChart bundled, Problems problems) {
        Optional<byte[]> content = bundled.read();
        if (content.isEmpty()) {
            report(
                    dependency,
                    "There is no " + bundled.name() + " beside "
                            + bundled.home().getName() + ".",
                    problems);
            return false;
        }
        Optional<PackedMetadata> packed = PackedMetadata.read(content.get());
        Optional<SemVer> version = packed.flatMap(metadata -> SemVer.parse(metadata.version()));
        if (packed.isEmpty() || version.isEmpty()) {
            report(dependency, bundled.name() + " is no archive of a chart.", problems);
            return false;
        }
        String name = packed.get().name();
        if (!name.equals(dependency.chart().name())
                || !dependency.chart().range().admits(version.get())) {
            report(
                    dependency,
                    bundled.name() + " holds " + name + " " + version.get() + ", and "
                            + dependency.chart().name() + " "
                            + dependency.chart().range() + " is asked for.",
                    problems);
            return false;
        }
        archives.put("charts/" + name + "-" + version.get() + ".tgz", content.get());
        lock.add(dependency, version.get());
        return true;
    }

    private static void report(DependencyFacts dependency, String message, Problems problems) {
        problems.add(
                DependencyRules.BUNDLE,
                dependency.path(),
                dependency.origin(),
                message,
                "Put the archive there that `helm pull` gives, "
                        + dependency.chart().name() + " of a version in "
                        + dependency.chart().range() + ".");
    }
}
