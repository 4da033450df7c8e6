package dev.keelson.core.storage;

import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Storage;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;

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
            object.setConfigMap(source);
        } else if (volume instanceof Volume.SecretFiles files) {
            SecretVolumeSource source = new SecretVolumeSource();
            source.setSecretName(files.secret().name());
            object.setSecret(source);
        }
        return object;
    }

    /** {@return the template of a claim} */
    public PersistentVolumeClaim render(Claim claim) {
        VolumeResourceRequirements resources = new VolumeResourceRequirements();
        resources.getRequests().put("storage", quantity(claim.size()));
        PersistentVolumeClaimSpec spec = new PersistentVolumeClaimSpec();
        spec.getAccessModes().add(claim.accessMode().toString());
        spec.setStorageClassName(claim.storageClass() == null ? null : sink.text(claim.storageClass()));
        spec.setResources(resources);
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(claim.name());
        PersistentVolumeClaim object = new PersistentVolumeClaim();
        object.setApiVersion(null);
        object.setKind(null);
        object.setMetadata(metadata);
        object.setSpec(spec);
        return object;
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
