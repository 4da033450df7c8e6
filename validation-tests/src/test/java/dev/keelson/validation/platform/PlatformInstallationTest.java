package dev.keelson.validation.platform;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;

import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.simulation.Installation;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole platform in a cluster with nodes over three zones. */
@Tag("slow")
@ClusterTest(
        with = {CUSTOM_RESOURCES, CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
class PlatformInstallationTest {

    @Test
    void every_workload_of_production_becomes_ready(Cluster cluster) {
        SimulatedNode.overThreeZones(2)
                .forEach(node -> cluster.client().resource(node.object()).create());

        Installation installation = Installation.of(ShippedPlatform.TREE.manifests("prod"), cluster.client());

        installation.awaitReady(Duration.ofMinutes(2));
    }
}
