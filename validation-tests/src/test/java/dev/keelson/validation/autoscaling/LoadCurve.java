package dev.keelson.validation.autoscaling;

import static dev.keelson.validation.cluster.metrics.Signal.cpu;
import static dev.keelson.validation.cluster.metrics.Signal.external;
import static dev.keelson.validation.cluster.metrics.Signal.memory;
import static dev.keelson.validation.cluster.metrics.Signal.ofPods;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.acme.platform.Environments;
import com.acme.platform.ProductPlatform;
import dev.keelson.core.platform.Environment;
import dev.keelson.validation.cluster.metrics.Load;
import dev.keelson.validation.cluster.metrics.MetricsServer;
import dev.keelson.validation.cluster.metrics.Signal;
import dev.keelson.validation.cluster.scaling.ScaleCurve;
import dev.keelson.validation.cluster.scaling.ScaleHistory;
import dev.keelson.validation.cluster.scaling.ScaleTarget;
import dev.keelson.validation.cluster.simulation.Installation;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import dev.keelson.validation.platform.EmittedManifests;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Production under a load that doubles, floods and goes, its autoscalers all at a time, and what was seen of it. What the
 * platform says of scaling up holds as it is; the minutes in which it scales down are shortened by settings, and the
 * starting pods take 5 s.
 */
final class LoadCurve {
    /** What a start takes, and how old a metric is that the autoscaler is told. */
    private static final Duration START = Duration.ofSeconds(5), AGE = Duration.ofSeconds(5);

    private static final String PRODUCT = "product";
    private static final Signal API = cpu(PRODUCT, "api"),
            NEXUS = cpu(PRODUCT, "nexus"),
            MCP = cpu(PRODUCT, "mcp"),
            REQUESTS = ofPods(PRODUCT, "api", "http_requests_per_second"),
            SESSIONS = ofPods(PRODUCT, "mcp", "mcp_open_sessions"),
            QUEUE = external(PRODUCT, "dataflow_queue_length"),
            SLUGGISH = cpu(Neighbours.NAMESPACE, "sluggish"),
            CACHE = memory(Neighbours.NAMESPACE, "cache");

    /** The pods that bear the load after the rise. */
    private static final Map<String, Integer> NEEDED =
            Map.of("api", 8, "nexus", 6, "mcp", 6, "dataflow", 6, "cache", 4, "sluggish", 4);

    private static final Environment SHORTENED = Environments.PROD
            .override("api.image.tag", startsIn())
            .override("nexus.image.tag", startsIn())
            .override("mcp.image.tag", startsIn())
            .override("dataflow.version", startsIn())
            .override("api.horizontalScaling.scaleDown.stabilization", "60s")
            .override("api.horizontalScaling.scaleDown.pods.every", "20s")
            .override("nexus.horizontalScaling.scaleDown.stabilization", "15s")
            .override("nexus.horizontalScaling.scaleDown.pods.amount", "3")
            .override("nexus.horizontalScaling.scaleDown.pods.every", "10s")
            .override("dataflow.horizontalScaling.scaleDown.stabilization", "15s")
            .override("dataflow.horizontalScaling.scaleDown.pods.amount", "3")
            .override("dataflow.horizontalScaling.scaleDown.pods.every", "10s")
            .override("mcp.horizontalScaling.scaleDown.stabilization", "15s")
            .override("mcp.horizontalScaling.scaleDown.pods.every", "20s");

    private final KubernetesClient client;
    private final Load load = new Load();
    private final Map<String, ScaleTarget> targets = new HashMap<>();
    private final Map<String, ScaleHistory> histories = new HashMap<>();
    private final Map<String, Optional<Instant>> reacted = new HashMap<>();
    private Instant rise = Instant.MAX;
    private Instant fall = Instant.MAX;
    private Instant lost = Instant.MAX;
    private Instant found = Instant.MAX;
    private List<Pod> sessionPods = List.of();
    private List<Pod> leavingPods = List.of();

    private LoadCurve(KubernetesClient client) {
        this.client = client;
    }

    /** Drives all of it, in a cluster that has nothing yet. */
    static LoadCurve drive(KubernetesClient client) {
        LoadCurve curve = new LoadCurve(client);
        SimulatedNode.overThreeZones(2)
                .forEach(node -> client.resource(node.object()).create());
        try (MetricsServer metrics = MetricsServer.start(client, curve.load, AGE)) {
            curve.calm();
            curve.install();
            try {
                curve.rise(metrics);
                curve.flood();
                curve.fall(metrics);
            } finally {
                curve.histories.values().forEach(ScaleHistory::close);
            }
        }
        return curve;
    }

    private void calm() {
        load.set(API, 400);
        load.set(REQUESTS, 40);
        load.set(NEXUS, 150);
        load.set(MCP, 60);
        load.set(SESSIONS, 300);
        load.set(QUEUE, 30);
        load.set(SLUGGISH, 50);
        load.set(CACHE, 50);
    }

    private void install() {
        Installation product = Installation.of(EmittedManifests.of(new ProductPlatform(), SHORTENED), client);
        Installation neighbours =
                Installation.of(EmittedManifests.of(new Neighbours(), Environment.named("lab")), client);
        for (ScaleTarget target : ScaleTarget.all(client)) {
            // As a platform is that has run for a while: a new one has one pod of each until its autoscaler looks.
            targets.put(target.name(), target);
            target.scaleTo(minimum(target.name()));
        }
        product.awaitReady(Duration.ofMinutes(2));
        neighbours.awaitReady(Duration.ofMinutes(2));
        targets.forEach((name, target) -> histories.put(name, ScaleHistory.of(target)));
    }

    /** Twice of what each can bear at its minimum; the API counts requests, and has processor time to spare. */
    private void rise(MetricsServer metrics) {
        // Just after the autoscaler looked, so that it is as late as it can be.
        long asked = metrics.timesAsked(SESSIONS);
        await("the autoscaler looked").until(() -> metrics.timesAsked(SESSIONS) > asked);
        rise = load.set(REQUESTS, 800);
        load.set(NEXUS, 970);
        load.set(SESSIONS, 1200);
        load.set(QUEUE, 180);
        load.set(CACHE, 400);
        load.set(SLUGGISH, 280);
        await("pods for twice the load are ready").until(() -> {
            NEEDED.forEach(this::noteReaction);
            return NEEDED.keySet().stream()
                    .allMatch(name -> name.equals("sluggish") || reaction(name).isPresent());
        });
    }

    private void noteReaction(String name, int pods) {
        List<Instant> ready = target(name).ready();
        if (reacted.getOrDefault(name, Optional.empty()).isEmpty()) {
            reacted.put(name, ready.size() < pods ? Optional.empty() : Optional.of(ready.get(pods - 1)));
        }
    }

    /** More than all pods that are allowed can bear, and as soon as there are those of before: the API has to wait. */
    private void flood() {
        load.set(API, 60_000);
        load.set(NEXUS, 60_000);
        load.set(QUEUE, 60_000);
        await("what is flooded has all the pods that it may have").until(() -> {
            noteReaction("sluggish", NEEDED.get("sluggish"));
            return isLimited("TooManyReplicas") && Instant.now().isAfter(rise.plusSeconds(31));
        });
    }

    private void fall(MetricsServer metrics) {
        sessionPods = target("mcp").pods();
        lost = load.lose(SESSIONS);
        fall = load.set(API, 0);
        load.set(REQUESTS, 0);
        load.set(NEXUS, 0);
        load.set(QUEUE, 0);
        long asked = metrics.timesAsked(SESSIONS);
        await("what has nothing to do is at its minimum, and the sessions were asked for in vain")
                .untilAsserted(() -> assertSoftly(softly -> {
                    softly.assertThat(history("nexus").pods()).as("nexus").isEqualTo(minimum("nexus"));
                    softly.assertThat(history("dataflow").pods()).as("dataflow").isEqualTo(minimum("dataflow"));
                    softly.assertThat(metrics.timesAsked(SESSIONS)).as("asked").isGreaterThan(asked + 4);
                    softly.assertThat(history("api").pods()).as("api").isLessThan(12);
                }));
        found = load.set(SESSIONS, 0);
        List<Pod> leaving = new ArrayList<>();
        await("the MCP server and the API gave up two pods each").until(() -> {
            target("mcp").pods().stream()
                    .filter(pod -> pod.getMetadata().getDeletionTimestamp() != null)
                    .filter(pod -> leaving.stream().noneMatch(seen -> uid(seen).equals(uid(pod))))
                    .forEach(leaving::add);
            return leaving.size() >= 2 && history("api").pods() <= 10 && isLimited("nexus", "TooFewReplicas");
        });
        leavingPods = List.copyOf(leaving);
    }

    private int minimum(String name) {
        return target(name).autoscaler().getSpec().getMinReplicas();
    }

    private boolean isLimited(String reason) {
        return List.of("api", "nexus", "dataflow").stream().allMatch(name -> isLimited(name, reason));
    }

    private boolean isLimited(String name, String reason) {
        var autoscaler = target(name).autoscaler();
        return autoscaler.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("ScalingLimited")
                                && condition.getReason().equals(reason))
                && (!reason.equals("TooManyReplicas")
                        || history(name).pods() >= autoscaler.getSpec().getMaxReplicas());
    }

    ScaleTarget target(String name) {
        return Optional.ofNullable(targets.get(name)).orElseThrow();
    }

    private ScaleHistory history(String name) {
        return Optional.ofNullable(histories.get(name)).orElseThrow();
    }

    /** {@return how many pods it was asked to have} */
    ScaleCurve curve(String name) {
        return history(name).curve();
    }

    /** {@return the same as its own object says, whoever asked} */
    List<Integer> numbers(String name) {
        return history(name).numbers();
    }

    /** {@return how long after the rise the pods that it needs were ready; empty where they were not for half a minute} */
    Optional<Duration> reaction(String name) {
        // The API server keeps whole seconds.
        return Optional.ofNullable(reacted.get(name))
                .orElseThrow()
                .map(ready -> Duration.between(rise, ready.plusSeconds(1)));
    }

    Instant fallen() {
        return fall;
    }

    Instant lost() {
        return lost;
    }

    Instant found() {
        return found;
    }

    List<Pod> sessionPods() {
        return sessionPods;
    }

    List<Pod> leavingPods() {
        return leavingPods;
    }

    static String uid(Pod pod) {
        return pod.getMetadata().getUid();
    }

    private static String startsIn() {
        return "starts-in-" + START.toSeconds() + "s";
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(250));
    }
}
