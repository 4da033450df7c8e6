package dev.keelson.validation.delivery;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Main;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import dev.keelson.validation.platform.ShippedPlatform;
import dev.keelson.validation.process.ProcessResult;
import dev.keelson.validation.process.ProcessRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shipped platform, applied by its own command line. */
@Tag("slow")
@ClusterTest(
        with = {CUSTOM_RESOURCES, CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
class PlatformDeliveryTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Test
    void production_is_brought_into_an_empty_cluster_and_the_second_time_changes_nothing(Cluster cluster) {
        SimulatedNode.overThreeZones(2)
                .forEach(node -> cluster.client().resource(node.object()).create());
        cluster.client().resource(ShippedPlatform.gatewayNamespace()).create();

        ProcessResult first = apply(cluster, "--apply", "prod", "--context", Deliveries.CONTEXT);
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output()).endsWith("is in place.\n");

        ProcessResult second = apply(cluster, "--apply", "prod", "--context", Deliveries.CONTEXT, "--dry-run");
        assertThat(second.exitCode()).as(second.output()).isZero();
        assertThat(second.output()).contains("objects, 0 to make, 0 to change.");
    }

    @Test
    void no_context_is_taken_unasked(Cluster cluster) {
        ProcessResult refused = apply(cluster, "--apply", "prod");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.output()).contains("--apply needs --context NAME");
    }

    private static ProcessResult apply(Cluster cluster, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-classpath"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--kubeconfig", cluster.kubeconfig().toString()));
        return ProcessRun.of(LIMIT, command).run();
    }
}
