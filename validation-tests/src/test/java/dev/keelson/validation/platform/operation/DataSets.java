package dev.keelson.validation.platform.operation;

import com.acme.platform.Environments;
import dev.keelson.core.platform.Environment;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.observation.PodVolume;
import dev.keelson.validation.cluster.observation.ServingPods;
import dev.keelson.validation.cluster.simulation.Installation;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import dev.keelson.validation.kubectl.Kubectl;
import dev.keelson.validation.process.ProcessResult;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** What keeps data in production, on nodes over three zones: its databases and DataFlow with its node cache. */
final class DataSets implements AutoCloseable {
    static final Duration LIMIT = Duration.ofMinutes(2);
    static final String DATAFLOW = "dataflow";
    static final Map<String, Integer> REPLICAS = Map.of("postgres", 1, "redis", 1, "neo4j", 1, DATAFLOW, 3);
    static final List<String> COMPONENTS = List.copyOf(REPLICAS.keySet());

    /**
     * As production declares it, except that pods of DataFlow go sooner and that the autoscaler lets the tests have fewer
     * of them.
     */
    static final Environment PROD =
            Environments.PROD.override("dataflow.preStop.sleep", "1s").override("dataflow.minimum", "1");

    private final Kubectl kubectl = Kubectl.install();
    private final Cluster cluster;
    private final ServingPods pods;

    /** Brings nodes to a new cluster. */
    DataSets(Cluster cluster) {
        this.cluster = cluster;
        SimulatedNode.overThreeZones(2)
                .forEach(node -> client().resource(node.object()).create());
        client().resource(Declared.SHARED_FILES).create();
        pods = ServingPods.watch(client(), "product");
    }

    @Override
    public void close() {
        pods.close();
    }

    void apply(Environment environment) {
        Installation.of(Declared.components(environment, COMPONENTS.toArray(String[]::new)), client());
        scale(DATAFLOW, REPLICAS.get(DATAFLOW));
    }

    void scale(String component, int replicas) {
        client().apps()
                .statefulSets()
                .inNamespace("product")
                .withName(component)
                .scale(replicas);
    }

    void awaitAll() {
        REPLICAS.forEach(this::awaitPods);
    }

    /** Also none that is still on its way out. */
    void awaitPods(String component, int count) {
        pods.await(component, count);
        Awaitility.await("pods of " + component)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> client().pods()
                                .inNamespace("product")
                                .withLabel("app.kubernetes.io/name", component)
                                .list()
                                .getItems()
                                .size()
                        == count);
    }

    /** {@return the pods that serve} */
    List<Pod> pods(String component) {
        return pods.now(component);
    }

    /** {@return each pod's volumes, by pod and claim} */
    Map<String, PodVolume> volumes() {
        Map<String, PodVolume> volumes = new TreeMap<>();
        COMPONENTS.forEach(component -> volumes.putAll(volumes(component)));
        return volumes;
    }

    Map<String, PodVolume> volumes(String component) {
        return PodVolume.of(client(), "product", component);
    }

    KubernetesClient client() {
        return cluster.client();
    }

    ProcessResult kubectl(String... arguments) {
        return kubectl.run(cluster.kubeconfig(), arguments);
    }
}
