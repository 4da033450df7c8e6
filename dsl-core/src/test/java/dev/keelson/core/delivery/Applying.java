package dev.keelson.core.delivery;

import dev.keelson.core.blueprint.Blueprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One apply against a cluster in memory. */
final class Applying {
    static final DeliverySettings SETTINGS = new DeliverySettings(
            false, false, List.of(), false, true, Duration.ofMinutes(30), Duration.ofMinutes(10), "default");

    final List<String> lines = new ArrayList<>();
    private final FakeCluster cluster;

    Applying(FakeCluster cluster) {
        this.cluster = cluster;
    }

    boolean run(Blueprint blueprint) {
        return run(blueprint, SETTINGS);
    }

    boolean run(Blueprint blueprint, DeliverySettings settings) {
        lines.clear();
        return new Delivery(blueprint, cluster, new FakeTime(cluster::tick), settings, lines::add).run();
    }

    String text() {
        return String.join("\n", lines);
    }

    static DeliverySettings pruning(String... kinds) {
        return new DeliverySettings(
                false, true, List.of(kinds), false, true, SETTINGS.timeout(), SETTINGS.progress(), "default");
    }

    static DeliverySettings dryRun() {
        return new DeliverySettings(
                true, true, List.of(), false, true, SETTINGS.timeout(), SETTINGS.progress(), "default");
    }

    static DeliverySettings withoutRollback() {
        return new DeliverySettings(
                false, false, List.of(), false, false, SETTINGS.timeout(), SETTINGS.progress(), "default");
    }

    static DeliverySettings forcing() {
        return new DeliverySettings(
                false, false, List.of(), true, true, SETTINGS.timeout(), SETTINGS.progress(), "default");
    }
}
