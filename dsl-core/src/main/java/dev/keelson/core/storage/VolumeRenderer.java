package dev.keelson.core.storage;

import dev.keelson.core.storage.files.FileSource;
import dev.keelson.core.storage.files.KeyFile;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Storage;
import io.fabric8.kubernetes.api.model.ConfigMapProjection;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.DownwardAPIProjection;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFile;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.ProjectedVolumeSource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecretProjection;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.ServiceAccountTokenProjection;
import io.fabric8.kubernetes.api.model.TypedLocalObjectReference;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes volumes and claims.
 *
 * @since 0.1.0
 */
public final class VolumeRenderer {
    private final Sink sink;

    /** A renderer that writes what the sink gives it. */
    public VolumeRenderer(Sink sink) {
        this.sink = sink;
    }

    /** {@return the volume of a pod} */
    public io.fabric8.kubernetes.api.model.Volume render(Volume volume) {
        io.fabric8.kubernetes.api.model.Volume object = new io.fabric8.kubernetes.api.model.Volume();
        object.setName(volume.name());
        if (volume instanceof Volume.EmptyDir directory) {
            object.setEmptyDir(emptyDir(directory));
        } else if (volume instanceof Volume.ConfigFiles files) {
            ConfigMapVolumeSource source = new ConfigMapVolumeSource();
            source.setName(files.config().name());
            source.setItems(items(files.keys()));
            source.setDefaultMode(sink.number(files.mode()));
            object.setConfigMap(source);
        } else if (volume instanceof Volume.SecretFiles files) {
            SecretVolumeSource source = new SecretVolumeSource();
            source.setSecretName(files.secret().name());
            source.setItems(items(files.keys()));
            source.setDefaultMode(sink.number(files.mode()));
            object.setSecret(source);
        } else if (volume instanceof Volume.Projected projected) {
            ProjectedVolumeSource source = new ProjectedVolumeSource();
            projected.sources().forEach(each -> source.getSources().add(projection(each)));
            source.setDefaultMode(sink.number(projected.mode()));
            object.setProjected(source);
        } else if (volume instanceof Volume.OfClaim shared) {
            PersistentVolumeClaimVolumeSource source = new PersistentVolumeClaimVolumeSource();
            source.setClaimName(shared.claim().name());
            object.setPersistentVolumeClaim(source);
        }
        return object;
    }

    private VolumeProjection projection(FileSource source) {
        VolumeProjection projection = new VolumeProjection();
        if (source instanceof FileSource.FromConfig config) {
            projection.setConfigMap(
                    new ConfigMapProjection(items(config.keys()), config.ref().name(), null));
        } else if (source instanceof FileSource.FromSecret secret) {
            projection.setSecret(
                    new SecretProjection(items(secret.keys()), secret.ref().name(), null));
        } else if (source instanceof FileSource.ServiceAccountToken token) {
            Integer expiry = sink.seconds(token.expiry());
            projection.setServiceAccountToken(new ServiceAccountTokenProjection(
                    token.audience() == null ? null : sink.text(token.audience()),
                    expiry == null ? null : expiry.longValue(),
                    token.path()));
        } else if (source instanceof FileSource.ApiServerCertificate certificate) {
            KeyToPath file = new KeyToPath("ca.crt", null, certificate.path());
            projection.setConfigMap(new ConfigMapProjection(new ArrayList<>(List.of(file)), "kube-root-ca.crt", null));
        } else if (source instanceof FileSource.OfPod pod) {
            DownwardAPIVolumeFile file = new DownwardAPIVolumeFile();
            file.setPath(pod.path());
            file.setFieldRef(new ObjectFieldSelector(null, pod.info().fieldPath()));
            projection.setDownwardAPI(new DownwardAPIProjection(new ArrayList<>(List.of(file))));
        }
        return projection;
    }

    private static List<KeyToPath> items(List<KeyFile> keys) {
        List<KeyToPath> items = new ArrayList<>();
        keys.forEach(each -> items.add(new KeyToPath(each.key(), null, each.path())));
        return items;
    }

    /** {@return the template of a claim} */
    public PersistentVolumeClaim render(Claim claim) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(claim.name());
        PersistentVolumeClaim object = new PersistentVolumeClaim();
        object.setApiVersion(null);
        object.setKind(null);
        object.setMetadata(metadata);
        object.setSpec(spec(claim));
        return object;
    }

    /** {@return what a claim asks for} */
    public PersistentVolumeClaimSpec spec(Claim claim) {
        VolumeResourceRequirements resources = new VolumeResourceRequirements();
        resources.getRequests().put("storage", quantity(claim.size()));
        PersistentVolumeClaimSpec spec = new PersistentVolumeClaimSpec();
        spec.getAccessModes().add(claim.accessMode().toString());
        spec.setStorageClassName(sink.optional(claim.storageClass()));
        spec.setResources(resources);
        spec.setDataSource(dataSource(claim.dataSource()));
        return spec;
    }

    private @Nullable TypedLocalObjectReference dataSource(@Nullable DataSource source) {
        if (source instanceof DataSource.Snapshot snapshot) {
            return new TypedLocalObjectReference(
                    "snapshot.storage.k8s.io", "VolumeSnapshot", sink.text(snapshot.name()));
        }
        return source instanceof DataSource.Copy copy
                ? new TypedLocalObjectReference(
                        null, "PersistentVolumeClaim", copy.source().name())
                : null;
    }

    private EmptyDirVolumeSource emptyDir(Volume.EmptyDir directory) {
        EmptyDirVolumeSource source = new EmptyDirVolumeSource();
        if (directory.inMemory()) {
            source.setMedium("Memory");
        }
        if (directory.sizeLimit() != null) {
            source.setSizeLimit(quantity(directory.sizeLimit()));
        }
        return source;
    }

    private Quantity quantity(Storage amount) {
        Quantity quantity = new Quantity();
        quantity.setAmount(sink.text(amount));
        quantity.setFormat("");
        return quantity;
    }
}
