package dev.keelson.helm.chart;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.release.PlatformFiles;
import dev.keelson.core.release.PlatformFiles.PlatformFile;
import dev.keelson.core.release.PlatformView;
import dev.keelson.core.release.Release;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.value.Sink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the chart's output makes of a platform, in memory. */
record Released(Map<String, byte[]> files, List<Finding> findings) {
    static final Release RELEASE = new Release("1.2.3", Instant.parse("2026-11-23T00:00:00Z"));

    static Released of(Definition definition, Environment... environments) {
        return of(definition, RELEASE, Map.of(), environments);
    }

    static Released of(
            Definition definition, Release release, Map<String, byte[]> earlier, Environment... environments) {
        Platform platform = Platform.of(definition);
        PlatformFiles files = new PlatformFiles();
        Problems problems = new Problems();
        List<Blueprint> blueprints =
                Arrays.stream(environments).map(platform::in).toList();
        new ChartOutput().write(new View(platform, blueprints, release, earlier), files, problems);
        Map<String, byte[]> byPath = new TreeMap<>();
        for (PlatformFile file : files.all()) {
            byPath.put(file.path(), file.content());
        }
        return new Released(byPath, problems.findings());
    }

    String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    private record View(Platform platform, List<Blueprint> environments, Release release, Map<String, byte[]> before)
            implements PlatformView {
        @Override
        public String name() {
            return platform.name();
        }

        @Override
        public Blueprint in(Assignment assignment, Sink.Translation translation) {
            return platform.in(assignment, translation);
        }

        @Override
        public Optional<byte[]> earlier(String path) {
            return Optional.ofNullable(before.get(path));
        }
    }
}
