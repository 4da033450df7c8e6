package dev.keelson.core.storage;

import dev.keelson.core.diagnostic.Suggestion;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.storage.files.ProjectedDraft;
import dev.keelson.core.token.Names;
import dev.keelson.core.value.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the words of a container that give it volumes were given.
 *
 * @since 0.1.0
 */
public final class VolumeParts extends Draft {
    private final Entries<String, String> writable = entries("writable");
    private final Entries<String, EmptyDirDraft> emptyDirs = entries("emptyDirs", "emptyDir");
    private final Entries<String, ProjectedDraft> projected = entries("projected");
    private final Entries<String, SharedVolumeDraft> shared = entries("sharedVolumes", "sharedVolume");
    private final Entries<String, ClaimDraft> claims = entries("claims", "claim");

    private final MountParts byDirectory;

    /** The parts of the main container of that scope. */
    public VolumeParts(Scope scope) {
        this(scope, "");
    }

    /**
     * The parts of the container of that scope.
     *
     * @param prefix what the names of volumes begin with that are known by their directory alone, so that two containers
     *     can each have a {@code /tmp}
     */
    public VolumeParts(Scope scope, String prefix) {
        super(scope);
        this.byDirectory = new MountParts(scope, prefix);
    }

    /** {@return the place of plain writable directories} */
    public Entries<String, String> writable() {
        return writable;
    }

    /** {@return the place of what is mounted by its directory: config maps, secrets, shared claims} */
    public MountParts byDirectory() {
        return byDirectory;
    }

    /** Opens the scope of a directory with files of several sources. */
    public void projected(String name, Consumer<? super ProjectedDraft> body) {
        ProjectedDraft draft = new ProjectedDraft(innerNamed("projected volume", "projected", name));
        projected.put(name, draft);
        open("projected", draft, body);
    }

    /** Opens the scope of a directory that lives as long as its pod. */
    public void emptyDir(String name, Consumer<? super EmptyDirDraft> body) {
        EmptyDirDraft draft = new EmptyDirDraft(innerNamed("empty dir", "emptyDirs", name), name);
        emptyDirs.put(name, draft);
        open("emptyDir", draft, body);
    }

    /** Opens the scope of a volume that another container declares. */
    public void shared(String name, Consumer<? super SharedVolumeDraft> body) {
        SharedVolumeDraft draft = new SharedVolumeDraft(innerNamed("shared volume", "sharedVolumes", name), name);
        shared.put(name, draft);
        open("sharedVolume", draft, body);
    }

    /** Reports volumes that are shared and that the pod does not have. */
    public void checkShared(Set<String> volumes) {
        shared.get().forEach((name, placed) -> {
            if (!volumes.contains(name)) {
                scope().run()
                        .problems()
                        .add(
                                StorageRules.UNKNOWN_VOLUME,
                                shared.path(name),
                                placed.origin(),
                                "The " + scope().title() + " shares the volume " + name
                                        + ", which no container of the pod declares.",
                                Suggestion.didYouMean(name, volumes) + "Declare it with emptyDir(\"" + name
                                        + "\", …) or claim(\"" + name + "\", …).");
            }
        });
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
        byDirectory.inherit(weaker.byDirectory);
        projected.inherit(weaker.projected);
        shared.inherit(weaker.shared);
    }

    /** {@return what the pod can mount, claims left out} */
    public List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        byDirectory.volumes(volumes::add);
        projected.get().forEach((name, placed) -> {
            checkName(name, projected.path(name), placed.origin());
            ProjectedDraft draft = placed.value();
            volumes.add(new Volume.Projected(name, draft.sources(), draft.boundMode()));
        });
        emptyDirs.get().forEach((name, placed) -> {
            checkName(name, emptyDirs.path(name), placed.origin());
            volumes.add(placed.value().build());
        });
        writable.get()
                .forEach((directory, placed) ->
                        volumes.add(new Volume.EmptyDir(byDirectory.nameOf(directory), null, false)));
        return List.copyOf(volumes);
    }

    /** {@return the claims of a stateful set} */
    public List<Claim> claims() {
        List<Claim> built = new ArrayList<>();
        claims.get().forEach((name, placed) -> {
            checkName(name, claims.path(name), placed.origin());
            built.add(placed.value().build());
        });
        return List.copyOf(built);
    }

    /** {@return where volumes and claims appear in the main container} */
    public List<Mount> mounts() {
        MountTable table = new MountTable(scope());
        claims.get()
                .forEach((name, placed) ->
                        table.add(name, claims.path(name), placed.value().mount(), placed.origin()));
        byDirectory.mounts(table::add);
        projected
                .get()
                .forEach((name, placed) ->
                        table.add(name, projected.path(name), mount(name, placed.value()), placed.origin()));
        emptyDirs
                .get()
                .forEach((name, placed) ->
                        table.add(name, emptyDirs.path(name), placed.value().mount(), placed.origin()));
        writable.get()
                .forEach((directory, placed) -> table.add(
                        writable.path(directory),
                        new Mount(byDirectory.nameOf(directory), directory, false, null, placed.origin())));
        shared.get()
                .forEach((name, placed) ->
                        table.share(name, shared.path(name), placed.value().mount(), placed.origin()));
        return table.all();
    }

    private static Optional<Mount> mount(String name, ProjectedDraft draft) {
        return draft.directory().map(placed -> new Mount(name, placed.value(), true, null, placed.origin()));
    }

    private void checkName(String name, ModelPath path, Origin origin) {
        Names.label("volume", name, origin)
                .forEach(defect -> scope().run().problems().add(defect, path));
    }
}
