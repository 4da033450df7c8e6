package dev.keelson.validation.cluster.simulation;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Optional;

/**
 * Makes, grows and deletes volumes as the drivers of storage classes do, whatever their name: a volume for each claim once
 * the scheduler chose a node, bound to that node's zone unless it can be shared, and gone with its claim where its class
 * says {@code Delete}. Binding is the work of the real controllers.
 *
 * @since 0.1.0
 */
public final class VolumeDriver implements AutoCloseable {
    private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String SIZE = "storage";
    private static final String WAIT = "WaitForFirstConsumer";

    private final KubernetesClient client;
    private final SharedIndexInformer<PersistentVolumeClaim> claims;
    private final SharedIndexInformer<PersistentVolume> volumes;

    private VolumeDriver(KubernetesClient client) {
        this.client = client;
        this.claims = client.persistentVolumeClaims().inAnyNamespace().inform(new Handler<PersistentVolumeClaim>() {
            @Override
            void seen(PersistentVolumeClaim claim) {
                serve(claim);
            }
        });
        this.volumes = client.persistentVolumes().inform(new Handler<PersistentVolume>() {
            @Override
            void seen(PersistentVolume volume) {
                reclaim(volume);
            }
        });
    }

    /** Starts serving the claims of a cluster. */
    public static VolumeDriver start(KubernetesClient client) {
        return new VolumeDriver(client);
    }

    @Override
    public void close() {
        claims.close();
        volumes.close();
    }

    private void serve(PersistentVolumeClaim claim) {
        if (claim.getMetadata().getDeletionTimestamp() != null
                || claim.getSpec().getStorageClassName() == null) {
            return;
        }
        if (claim.getSpec().getVolumeName() != null) {
            grow(claim);
            return;
        }
        StorageClass storageClass = client.storage()
                .v1()
                .storageClasses()
                .withName(claim.getSpec().getStorageClassName())
                .get();
        if (storageClass == null) {
            return;
        }
        String node = claim.getMetadata().getAnnotations() == null
                ? null
                : claim.getMetadata().getAnnotations().get(SELECTED_NODE);
        if (node != null) {
            create(volume(claim, storageClass, isShared(claim) ? Optional.empty() : zoneOf(node)));
        } else if (!WAIT.equals(storageClass.getVolumeBindingMode())) {
            create(volume(claim, storageClass, Optional.empty()));
        }
    }

    private Optional<String> zoneOf(String nodeName) {
        Node node = client.nodes().withName(nodeName).get();
        return Optional.ofNullable(node)
                .map(each -> each.getMetadata().getLabels().get(ZONE));
    }

    private static boolean isShared(PersistentVolumeClaim claim) {
        return claim.getSpec().getAccessModes().contains("ReadWriteMany");
    }

    private static PersistentVolume volume(
            PersistentVolumeClaim claim, StorageClass storageClass, Optional<String> zone) {
        String name = "pvc-" + claim.getMetadata().getUid();
        PersistentVolumeBuilder builder = new PersistentVolumeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToAnnotations("pv.kubernetes.io/provisioned-by", storageClass.getProvisioner())
                .endMetadata()
                .withNewSpec()
                .withAccessModes(claim.getSpec().getAccessModes())
                .withCapacity(claim.getSpec().getResources().getRequests())
                .withPersistentVolumeReclaimPolicy(storageClass.getReclaimPolicy())
                .withStorageClassName(storageClass.getMetadata().getName())
                .withVolumeMode(claim.getSpec().getVolumeMode())
                .withNewClaimRef()
                .withApiVersion("v1")
                .withKind("PersistentVolumeClaim")
                .withNamespace(claim.getMetadata().getNamespace())
                .withName(claim.getMetadata().getName())
                .withUid(claim.getMetadata().getUid())
                .endClaimRef()
                .withNewCsi()
                .withDriver(storageClass.getProvisioner())
                .withVolumeHandle(name)
                .endCsi()
                .endSpec();
        zone.ifPresent(each -> builder.editSpec()
                .withNewNodeAffinity()
                .withNewRequired()
                .addNewNodeSelectorTerm()
                .addNewMatchExpression()
                .withKey(ZONE)
                .withOperator("In")
                .withValues(each)
                .endMatchExpression()
                .endNodeSelectorTerm()
                .endRequired()
                .endNodeAffinity()
                .endSpec());
        return builder.build();
    }

    private void create(PersistentVolume volume) {
        try {
            client.resource(volume).create();
        } catch (KubernetesClientException e) {
            // A claim is seen again before its volume is bound; its one volume is there then.
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    private void grow(PersistentVolumeClaim claim) {
        Quantity asked = claim.getSpec().getResources().getRequests().get(SIZE);
        Map<String, Quantity> capacity = claim.getStatus().getCapacity();
        Quantity has = capacity == null ? null : capacity.get(SIZE);
        if (asked == null || has == null || asked.getNumericalAmount().compareTo(has.getNumericalAmount()) <= 0) {
            return;
        }
        client.persistentVolumes().withName(claim.getSpec().getVolumeName()).edit(volume -> {
            volume.getSpec().getCapacity().put(SIZE, asked);
            return volume;
        });
        client.resource(claim).editStatus(current -> {
            current.getStatus().getCapacity().put(SIZE, asked);
            return current;
        });
    }

    private void reclaim(PersistentVolume volume) {
        if (volume.getStatus() != null
                && "Released".equals(volume.getStatus().getPhase())
                && "Delete".equals(volume.getSpec().getPersistentVolumeReclaimPolicy())) {
            client.resource(volume).delete();
        }
    }

    /** Looks at an object however it came to be as it is. */
    private abstract static class Handler<T> implements ResourceEventHandler<T> {
        abstract void seen(T object);

        @Override
        public void onAdd(T object) {
            seen(object);
        }

        @Override
        public void onUpdate(T before, T object) {
            seen(object);
        }

        @Override
        public void onDelete(T object, boolean unknownState) {
            // What is gone needs nothing.
        }
    }
}
