package dev.keelson.core.storage.provision;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.storage.VolumeRenderer;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes storage classes, classes of snapshots, and claims that pods share.
 *
 * @since 0.1.0
 */
public final class ProvisionRenderer implements Renderer {
    private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

    /** A renderer without state. */
    public ProvisionRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        view.all(StorageClassFacts.class)
                .forEach(each -> out.add(
                        storageClass(
                                each,
                                labels.metadata(
                                        (Namespace) null,
                                        view.sink().text(each.token().written())),
                                view.sink()),
                        new Source(null, each.path(), each.origin(), "storage class " + each.token())));
        view.all(SnapshotClass.class)
                .forEach(each -> out.add(
                        snapshotClass(
                                each,
                                labels.metadata(
                                        (Namespace) null,
                                        view.sink().text(each.token().written())),
                                view.sink()),
                        new Source(null, each.path(), each.origin(), "snapshot class " + each.token())));
        view.all(SharedClaim.class).stream()
                .filter(each -> each.existing() == null)
                .forEach(each -> {
                    PersistentVolumeClaim object = new PersistentVolumeClaim();
                    object.setMetadata(
                            labels.metadata(each.ref().namespace(), each.ref().name()));
                    object.setSpec(new VolumeRenderer(view.sink()).spec(each.claim()));
                    out.add(
                            object,
                            new Source(null, each.claim().path(), each.claim().origin(), "claim " + each.ref()));
                });
    }

    private static GenericKubernetesResource storageClass(StorageClassFacts facts, ObjectMeta metadata, Sink sink) {
        if (facts.clusterDefault()) {
            metadata.getAnnotations().put(DEFAULT_CLASS, "true");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("provisioner", sink.text(facts.provisioner()));
        parameters(fields, facts.parameters(), sink);
        fields.put("reclaimPolicy", facts.reclaim().toString());
        fields.put("allowVolumeExpansion", facts.expandable());
        fields.put("volumeBindingMode", facts.binding().toString());
        return object("storage.k8s.io/v1", "StorageClass", metadata, fields);
    }

    private static GenericKubernetesResource snapshotClass(SnapshotClass facts, ObjectMeta metadata, Sink sink) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("driver", sink.text(facts.driver()));
        fields.put("deletionPolicy", facts.reclaim().toString());
        parameters(fields, facts.parameters(), sink);
        return object("snapshot.storage.k8s.io/v1", "VolumeSnapshotClass", metadata, fields);
    }

    private static void parameters(Map<String, Object> fields, Map<String, Text> parameters, Sink sink) {
        if (!parameters.isEmpty()) {
            Map<String, Object> written = new LinkedHashMap<>();
            parameters.forEach((key, value) -> written.put(key, sink.text(value)));
            fields.put("parameters", written);
        }
    }

    private static GenericKubernetesResource object(
            String apiVersion, String kind, ObjectMeta metadata, Map<String, Object> fields) {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion(apiVersion);
        object.setKind(kind);
        object.setMetadata(metadata);
        object.setAdditionalProperties(fields);
        return object;
    }
}
