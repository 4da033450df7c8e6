package dev.keelson.core.platform;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Model;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.secrets.ExternalSecretDraft;
import dev.keelson.core.storage.provision.SharedClaimDraft;
import dev.keelson.core.storage.provision.SnapshotClassDraft;
import dev.keelson.core.storage.provision.StorageClassDraft;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.token.SecretStore;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.token.Token;
import dev.keelson.core.token.VolumeSnapshotClass;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words that define what components are supplied with: storage and secrets. */
abstract sealed class SupplyWords extends ComponentWords permits PlatformDraft {
    private final Map<StorageClass, StorageClassDraft> storageClasses = new LinkedHashMap<>();
    private final Map<VolumeSnapshotClass, SnapshotClassDraft> snapshotClasses = new LinkedHashMap<>();
    private final Map<ClaimRef, SharedClaimDraft> claims = new LinkedHashMap<>();
    private final Map<SecretRef, ExternalSecretDraft> secrets = new LinkedHashMap<>();

    SupplyWords(Scope scope) {
        super(scope);
    }

    /**
     * Defines a storage class, which belongs to the whole cluster.
     *
     * @param token which one
     * @param provisioner the driver that makes volumes, {@code ebs.csi.aws.com}
     * @param words what else it is
     */
    public void storageClass(StorageClass token, String provisioner, Consumer<? super StorageClassDraft> words) {
        storageClass(token, provisioner == null ? null : Text.of(provisioner), words);
    }

    /**
     * Defines a storage class, which belongs to the whole cluster.
     *
     * @param token which one
     * @param provisioner the driver that makes volumes, {@code ebs.csi.aws.com}
     * @param words what else it is
     */
    public void storageClass(
            StorageClass token, @Nullable Text provisioner, Consumer<? super StorageClassDraft> words) {
        supply(
                "storageClass",
                provisioner == null ? null : token,
                token == null ? "" : Component.keyOf(token.name()),
                storageClasses,
                scope -> new StorageClassDraft(scope, token, orEmpty(provisioner)),
                words);
    }

    /**
     * Defines a class of volume snapshots, which belongs to the whole cluster.
     *
     * @param token which one
     * @param driver the driver that makes snapshots, {@code ebs.csi.aws.com}
     * @param words what else it is
     */
    public void volumeSnapshotClass(
            VolumeSnapshotClass token, String driver, Consumer<? super SnapshotClassDraft> words) {
        volumeSnapshotClass(token, driver == null ? null : Text.of(driver), words);
    }

    /**
     * Defines a class of volume snapshots, which belongs to the whole cluster.
     *
     * @param token which one
     * @param driver the driver that makes snapshots, {@code ebs.csi.aws.com}
     * @param words what else it is
     */
    public void volumeSnapshotClass(
            VolumeSnapshotClass token, @Nullable Text driver, Consumer<? super SnapshotClassDraft> words) {
        supply(
                "volumeSnapshotClass",
                driver == null ? null : token,
                token == null ? "" : Component.keyOf(token.name()),
                snapshotClasses,
                scope -> new SnapshotClassDraft(scope, token, orEmpty(driver)),
                words);
    }

    /**
     * Defines a claim that pods of its namespace share, a {@code PersistentVolumeClaim}; they mount it with
     * {@code mount("/directory", CLAIM)}. The volumes that each pod of a stateful set has for itself are said there.
     *
     * <p>Findings: {@code unused-claim}, {@code shared-claim}, {@code single-pod-claim}.
     *
     * @param ref which one
     * @param size how much it holds
     * @param words what else it is
     */
    public void claim(ClaimRef ref, Storage size, Consumer<? super SharedClaimDraft> words) {
        supply(
                "claim",
                size == null ? null : ref,
                ref == null ? "" : Component.keyOf(ref.name()),
                claims,
                scope -> new SharedClaimDraft(scope, ref, size),
                words);
    }

    /**
     * Has a secret fetched from a store outside the cluster, by an {@code ExternalSecret}. No value passes through the
     * definition or its output.
     *
     * <p>Findings: {@code empty-secret}, {@code unused-secret}, {@code unused-secret-key}, {@code missing-key-of-type},
     * {@code other-namespace} for a store of another namespace.
     *
     * @param ref which one
     * @param store where its values are
     * @param words which values it holds, and under which keys
     */
    public void externalSecret(SecretRef ref, SecretStore store, Consumer<? super ExternalSecretDraft> words) {
        supply(
                "externalSecret",
                store == null ? null : ref,
                ref == null ? "" : Component.keyOf(ref.name()),
                secrets,
                scope -> new ExternalSecretDraft(scope, ref, store),
                words);
    }

    final Stream<Namespace> suppliedNamespaces() {
        return Stream.concat(
                claims.keySet().stream().map(ClaimRef::namespace),
                secrets.keySet().stream().map(SecretRef::namespace));
    }

    final void buildSupplies(Model.Builder model) {
        storageClasses.values().forEach(draft -> model.add(draft.build()));
        snapshotClasses.values().forEach(draft -> model.add(draft.build()));
        claims.values().forEach(draft -> model.add(draft.shared()));
        secrets.values().forEach(draft -> model.add(draft.build()));
    }

    private <T extends Token, D extends Draft> void supply(
            String word,
            @Nullable T token,
            String key,
            Map<T, D> drafts,
            Function<Scope, D> draft,
            Consumer<? super D> words) {
        Origin here = Origin.here();
        if (token == null) {
            scope().reportNull(word, here);
        } else if (scope().admits(word, here)) {
            ModelPath path = definitions().path(word, token, token.toString(), key, here);
            D made = draft.apply(scope().inner(word + " " + token, path));
            drafts.putIfAbsent(token, made);
            open(word, made, words);
        }
    }

    private static Text orEmpty(@Nullable Text text) {
        return text == null ? Text.of("") : text;
    }
}
