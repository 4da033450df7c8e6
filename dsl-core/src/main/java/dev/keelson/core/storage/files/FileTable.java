package dev.keelson.core.storage.files;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of one volume whose paths are known; each may be there once, and inside the volume. */
final class FileTable {
    private final Scope scope;
    private final Map<String, Origin> byPath = new LinkedHashMap<>();

    FileTable(Scope scope) {
        this.scope = scope;
    }

    void add(String file, ModelPath path, Origin origin) {
        if (file.isEmpty()
                || file.startsWith("/")
                || file.startsWith("..")
                || Arrays.asList(file.split("/", -1)).contains("..")) {
            scope.run()
                    .problems()
                    .add(
                            FileRules.INVALID_FILE,
                            path,
                            origin,
                            "\"" + file + "\" is not the path of a file inside the " + scope.title() + ".",
                            "Write it from the volume's directory on, without a slash first and without \"..\".");
            return;
        }
        Origin earlier = byPath.putIfAbsent(file, origin);
        if (earlier != null) {
            scope.run()
                    .problems()
                    .add(Finding.of(
                                    FileRules.SAME_FILE,
                                    path,
                                    origin,
                                    "Two files of the " + scope.title() + " have the path " + file + ".",
                                    "Give one of them another path.")
                            .also("first here", earlier));
        }
    }
}
