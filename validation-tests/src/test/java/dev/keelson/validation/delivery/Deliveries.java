package dev.keelson.validation.delivery;

import com.example.delivery.Stall;
import dev.keelson.core.cluster.ClusterAccess;
import dev.keelson.core.cluster.Time;
import dev.keelson.core.cluster.connect.ClusterConnection;
import dev.keelson.core.delivery.Delivery;
import dev.keelson.core.delivery.DeliverySettings;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Applies to a cluster, and what was said meanwhile. */
final class Deliveries {
    static final DeliverySettings PLAIN = new DeliverySettings(
            false, false, List.of(), false, true, Duration.ofMinutes(2), Duration.ofSeconds(8), "default");
    static final DeliverySettings PRUNING = new DeliverySettings(
            false, true, List.of(), false, true, Duration.ofMinutes(2), Duration.ofSeconds(8), "default");
    static final DeliverySettings FORCING = new DeliverySettings(
            false, false, List.of(), true, true, Duration.ofMinutes(2), Duration.ofSeconds(8), "default");
    static final DeliverySettings DRY = new DeliverySettings(
            true, true, List.of(), false, true, Duration.ofMinutes(2), Duration.ofSeconds(8), "default");

    /** The context of the lab's kubeconfig. */
    static final String CONTEXT = "lab";

    final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Cluster cluster;

    Deliveries(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Brings nodes and a default class of volumes to a new cluster. */
    static void equip(Cluster cluster) {
        SimulatedNode.overThreeZones(1)
                .forEach(node -> cluster.client().resource(node.object()).create());
        cluster.client()
                .resource(new StorageClassBuilder()
                        .withNewMetadata()
                        .withName("disk")
                        .addToAnnotations("storageclass.kubernetes.io/is-default-class", "true")
                        .endMetadata()
                        .withProvisioner("disk.example.com")
                        .withReclaimPolicy("Delete")
                        .withVolumeBindingMode("WaitForFirstConsumer")
                        .build())
                .create();
    }

    boolean run(Stall stall) {
        return run(stall, PLAIN);
    }

    boolean run(Stall stall, DeliverySettings settings) {
        lines.clear();
        try (ClusterAccess access = ClusterConnection.open(cluster.kubeconfig(), CONTEXT)) {
            return new Delivery(stall.blueprint(), access, Time.ofMachine(), settings, lines::add).run();
        }
    }

    String text() {
        return String.join("\n", lines);
    }
}
