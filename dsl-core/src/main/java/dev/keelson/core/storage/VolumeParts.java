package dev.keelson.core.storage;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Names;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What the words of a workload that give it volumes were given.
 *
 * @since 0.1.0
 */
public final class VolumeParts extends Draft {
    private static final Pattern DIRECTORY = Pattern.compile("/([^/:]+(/[^/:]+)*)?");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-z0-9]+");

    private final Entries<String, String> writable = entries("writable");
    private final Entries<String, EmptyDirDraft> emptyDirs = entries("emptyDirs");
    private final Entries<String, ConfigRef> configs = entries("mounts");
    private final Entries<String, SecretRef> secrets = entries("mounts");
    private final Entries<String, ClaimDraft> claims = entries("claims");

    /** The parts of the workload of that scope. */
    public VolumeParts(Scope scope) {
        super(scope);
    }

    /** {@return the place of plain writable directories} */
    public Entries<String, String> writable() {
        return writable;
    }

    /** {@return the place of config maps as files, by directory} */
    public Entries<String, ConfigRef> configs() {
        return configs;
    }

    /** {@return the place of secrets as files, by directory} */
    public Entries<String, SecretRef> secrets() {
        return secrets;
    }

    /** Opens the scope of a directory that lives as long as its pod. */
    public void emptyDir(String name, Consumer<? super EmptyDirDraft> body) {
        EmptyDirDraft draft = new EmptyDirDraft(innerNamed("empty dir", "emptyDirs", name), name);
        emptyDirs.put(name, draft);
        open("emptyDir", draft, body);
    }

    /** Opens the scope of a claim. */
    public void claim(String name, Storage size, Consumer<? super ClaimDraft> body) {
        ClaimDraft draft = new ClaimDraft(innerNamed("claim", "claims", name), name, size);
        claims.put(name, draft);
        open("claim", draft, body);
    }

    private Scope innerNamed(String kind, String word, String name) {
        return scope().inner(
                        kind + " " + name + " of the " + scope().title(),
                        scope().path().child(word).child(name));
    }

    /** Takes from a weaker layer what this one lacks. */
    public void inherit(VolumeParts weaker) {
        writable.inherit(weaker.writable);
        emptyDirs.inherit(weaker.emptyDirs);
        configs.inherit(weaker.configs);
        secrets.inherit(weaker.secrets);
    }

    /** {@return what the pod can mount, claims left out} */
    public List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        configs.get().forEach((directory, placed) -> {
            checkName(nameOf(directory), placed.origin());
            volumes.add(new Volume.ConfigFiles(nameOf(directory), placed.value()));
        });
        secrets.get().forEach((directory, placed) -> {
            checkName(nameOf(directory), placed.origin());
            volumes.add(new Volume.SecretFiles(nameOf(directory), placed.value()));
        });
        emptyDirs.get().forEach((name, placed) -> {
            checkName(name, placed.origin());
            volumes.add(placed.value().build());
        });
        writable.get().forEach((directory, placed) -> {
            checkName(nameOf(directory), placed.origin());
            volumes.add(new Volume.EmptyDir(nameOf(directory), null, false));
        });
        return List.copyOf(volumes);
    }

    /** {@return the claims of a stateful set} */
    public List<Claim> claims() {
        List<Claim> built = new ArrayList<>();
        claims.get().forEach((name, placed) -> {
            checkName(name, placed.origin());
            built.add(placed.value().build());
        });
        return List.copyOf(built);
    }

    /** {@return where volumes and claims appear in the main container} */
    public List<Mount> mounts() {
        Map<String, Mount> byDirectory = new LinkedHashMap<>();
        claims.get()
                .forEach((name, placed) ->
                        mount(byDirectory, name, placed.value().mount(), placed.origin()));
        configs.get()
                .forEach((directory, placed) ->
                        mount(byDirectory, new Mount(nameOf(directory), directory, true, placed.origin())));
        secrets.get()
                .forEach((directory, placed) ->
                        mount(byDirectory, new Mount(nameOf(directory), directory, true, placed.origin())));
        emptyDirs
                .get()
                .forEach((name, placed) ->
                        mount(byDirectory, name, placed.value().mount(), placed.origin()));
        writable.get()
                .forEach((directory, placed) ->
                        mount(byDirectory, new Mount(nameOf(directory), directory, false, placed.origin())));
        return List.copyOf(byDirectory.values());
    }

    private void mount(Map<String, Mount> byDirectory, String name, Optional<Mount> mount, Origin origin) {
        if (mount.isEmpty()) {
            scope().run()
                    .problems()
                    .add(
                            StorageRules.NOT_MOUNTED,
                            scope().path(),
                            origin,
                            "The volume " + name + " of the " + scope().title() + " is mounted nowhere.",
                            "Say mountedAt(\"/directory\") inside its scope, or take the volume out.");
        }
        mount.ifPresent(found -> mount(byDirectory, found));
    }

    private void mount(Map<String, Mount> byDirectory, Mount mount) {
        ModelPath path = scope().path();
        if (!DIRECTORY.matcher(mount.path()).matches()) {
            scope().run()
                    .problems()
                    .add(
                            StorageRules.INVALID_DIRECTORY,
                            path,
                            mount.origin(),
                            "\"" + mount.path() + "\" is not an absolute directory.",
                            "Write it from the root without a colon or an empty part, for example /var/lib/data.");
        }
        Mount earlier = byDirectory.putIfAbsent(mount.path(), mount);
        if (earlier != null) {
            scope().run()
                    .problems()
                    .add(Finding.of(
                                    StorageRules.MOUNTED_TWICE,
                                    path,
                                    mount.origin(),
                                    "Two volumes of the " + scope().title() + " are mounted at " + mount.path() + ".",
                                    "Mount one of them elsewhere.")
                            .also("first here", earlier.origin()));
        }
    }

    private void checkName(String name, Origin origin) {
        Names.checkVolume(name, origin)
                .ifPresent(defect -> scope().run().problems().add(defect.at(scope().path())));
    }

    /** A volume that is known by its directory alone is named after it: {@code /var/run/postgresql} → its words with dashes. */
    private static String nameOf(String directory) {
        String words = NOT_IN_NAMES.matcher(directory.toLowerCase(Locale.ROOT)).replaceAll("-");
        String trimmed = words.replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? "root" : trimmed;
    }
}
