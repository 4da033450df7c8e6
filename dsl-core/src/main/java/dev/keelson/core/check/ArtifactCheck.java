package dev.keelson.core.check;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.emit.manifest.ArtifactText;
import dev.keelson.core.emit.tree.OutputFiles;
import dev.keelson.core.extension.Artifacts.Artifact;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds files beside the manifests that cannot be written where they are to be, by the rules of the tree that will hold
 * them.
 */
final class ArtifactCheck implements Check {
    /** A file in a place that is none. */
    static final Rule PATH = Rule.error("output-path", "A file of the output has a path that it cannot have.");

    /** Two files in one place. */
    static final Rule SAME = Rule.error("same-output", "Two files of the output have the same path.");

    static final List<String> OWN_AREAS = List.of("manifests", "report");

    @Override
    public void check(View view, Problems problems) {
        String environment = view.run().assignment().name();
        OutputFiles files = new OutputFiles();
        Map<String, Artifact> byPath = new LinkedHashMap<>();
        for (Artifact artifact : view.artifacts().all()) {
            String path = artifact.path(environment);
            Artifact earlier = byPath.putIfAbsent(path.toLowerCase(Locale.ROOT), artifact);
            if (earlier != null) {
                problems.add(same(artifact, earlier, path, environment));
            } else if (OWN_AREAS.contains(artifact.area().toLowerCase(Locale.ROOT))) {
                problems.add(refused(
                        artifact,
                        path + " is to be written, and " + artifact.area() + " holds Keelson's own files alone.",
                        "Write it to a directory of another name."));
            } else {
                place(artifact, path, files, problems);
            }
        }
    }

    private static void place(Artifact artifact, String path, OutputFiles files, Problems problems) {
        try {
            files.add(path, ArtifactText.of(artifact));
        } catch (IllegalArgumentException refused) {
            problems.add(refused(
                    artifact,
                    path + " cannot be written: " + refused.getMessage() + ".",
                    "Give the file another path, or mend its content."));
        }
    }

    private static Finding same(Artifact artifact, Artifact earlier, String path, String environment) {
        String other = earlier.path(environment);
        return Finding.of(
                        SAME,
                        artifact.source().path(),
                        artifact.source().origin(),
                        (other.equals(path) ? path + " is written twice" : path + " is written beside " + other) + ".",
                        "Keep one of the two, or give one of them another name.")
                .also("also written here", earlier.source().origin());
    }

    private static Finding refused(Artifact artifact, String message, String fix) {
        return Finding.of(PATH, artifact.source().path(), artifact.source().origin(), message, fix);
    }
}
