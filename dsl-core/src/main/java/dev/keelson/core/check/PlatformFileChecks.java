package dev.keelson.core.check;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.emit.tree.OutputFiles;
import dev.keelson.core.release.PlatformFiles;
import dev.keelson.core.release.PlatformFiles.PlatformFile;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Puts files of the whole platform into the tree that will hold them, and finds those that cannot be there.
 */
public final class PlatformFileChecks {
    private PlatformFileChecks() {}

    /**
     * Adds files to a tree.
     *
     * @param files the files
     * @param tree the tree with the files of all environments
     * @param problems where to say what cannot be added
     */
    public static void place(PlatformFiles files, OutputFiles tree, Problems problems) {
        Map<String, PlatformFile> byPath = new LinkedHashMap<>();
        for (PlatformFile file : files.all()) {
            String path = file.path();
            PlatformFile earlier = byPath.putIfAbsent(path.toLowerCase(Locale.ROOT), file);
            String area = path.replaceFirst("/.*", "");
            if (earlier != null) {
                problems.add(finding(
                                ArtifactCheck.SAME,
                                file,
                                path + " is written twice.",
                                "Keep one of the two, or give one of them another name.")
                        .also("also written here", earlier.source().origin()));
            } else if (ArtifactCheck.OWN_AREAS.contains(area.toLowerCase(Locale.ROOT))) {
                problems.add(finding(
                        ArtifactCheck.PATH,
                        file,
                        path + " is to be written, and " + area + " holds Keelson's own files alone.",
                        "Write it to a directory of another name."));
            } else {
                place(file, tree, problems);
            }
        }
    }

    private static void place(PlatformFile file, OutputFiles tree, Problems problems) {
        try {
            if (file.isOverEarlier()) {
                tree.addOver(file.path(), file.content());
            } else {
                tree.add(file.path(), file.content());
            }
        } catch (IllegalArgumentException refused) {
            problems.add(finding(
                    ArtifactCheck.PATH,
                    file,
                    file.path() + " cannot be written: " + refused.getMessage() + ".",
                    "Give the file another path."));
        }
    }

    private static Finding finding(Rule rule, PlatformFile file, String message, String fix) {
        return Finding.of(rule, file.source().path(), file.source().origin(), message, fix);
    }
}
