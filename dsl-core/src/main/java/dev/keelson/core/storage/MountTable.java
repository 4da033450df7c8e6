package dev.keelson.core.storage;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is mounted where in one container; each directory and each volume name may appear once. */
final class MountTable {
    private static final Pattern DIRECTORY = Pattern.compile("/([^/:]+(/[^/:]+)*)?");

    private final Scope scope;
    private final Problems problems;
    private final Map<String, Mount> byDirectory = new LinkedHashMap<>();
    private final Map<String, Mount> byName = new LinkedHashMap<>();

    MountTable(Scope scope) {
        this.scope = scope;
        this.problems = scope.run().problems();
    }

    List<Mount> all() {
        return List.copyOf(byDirectory.values());
    }

    void add(String volume, ModelPath path, Optional<Mount> mount, Origin origin) {
        mount.ifPresentOrElse(found -> add(path, found), () -> reportUnmounted(volume, path, origin));
    }

    /** Adds a mount of a volume that another mount may show too. */
    void share(String volume, ModelPath path, Optional<Mount> mount, Origin origin) {
        mount.ifPresentOrElse(found -> directory(path, found), () -> reportUnmounted(volume, path, origin));
    }

    void add(ModelPath path, Mount mount) {
        if (!directory(path, mount)) {
            return;
        }
        Mount sameName = byName.putIfAbsent(mount.volume(), mount);
        if (sameName != null) {
            problems.add(Finding.of(
                            StorageRules.SAME_VOLUME,
                            path,
                            mount.origin(),
                            "Two volumes of the " + scope.title() + " have the name " + mount.volume()
                                    + ", one mounted at " + mount.path() + " and one at " + sameName.path() + ".",
                            "A volume without a name of its own is named after its directory: choose another directory"
                                    + " or name.")
                    .also("first here", sameName.origin()));
        }
    }

    /** Whether nothing else is mounted there. */
    private boolean directory(ModelPath path, Mount mount) {
        if (!DIRECTORY.matcher(mount.path()).matches()) {
            problems.add(
                    StorageRules.INVALID_DIRECTORY,
                    path,
                    mount.origin(),
                    "\"" + mount.path() + "\" is not an absolute directory.",
                    "Write it from the root without a colon or an empty part, for example /var/lib/data.");
        }
        Mount sameDirectory = byDirectory.putIfAbsent(mount.path(), mount);
        if (sameDirectory != null) {
            byName.putIfAbsent(mount.volume(), mount);
            problems.add(Finding.of(
                            StorageRules.MOUNTED_TWICE,
                            path,
                            mount.origin(),
                            "Two volumes of the " + scope.title() + " are mounted at " + mount.path() + ".",
                            "Mount one of them elsewhere.")
                    .also("first here", sameDirectory.origin()));
        }
        return sameDirectory == null;
    }

    private void reportUnmounted(String volume, ModelPath path, Origin origin) {
        if (scope.run().knowsAll(path)) {
            problems.add(
                    StorageRules.NOT_MOUNTED,
                    path,
                    origin,
                    "The volume " + volume + " of the " + scope.title() + " is mounted nowhere.",
                    "Say mountedAt(\"/directory\") inside its scope, or take the volume out.");
        }
    }
}
