package dev.keelson.bench;

import com.sun.management.ThreadMXBean;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.extension.Patch;
import dev.keelson.core.platform.PlatformDraft;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the stages of one build from the inside: an extension sees when the core's renderers and checks are through.
 * The library runs a definition twice to see whether it is pure; the second run counts as a stage of its own.
 */
final class Stages implements Facet<PlatformDraft>, Extension {
    enum Stage {
        DEFINE,
        DERIVE_AND_RENDER,
        CHECK,
        RUN_AGAIN,
        WRITE_MANIFESTS,
        WRITE_REPORT
    }

    /** What a stage took: nanoseconds of processor time and of a clock on the wall, and bytes. */
    record Cost(long cpu, long wall, long bytes) {
        Cost minus(Cost earlier) {
            return new Cost(cpu - earlier.cpu, wall - earlier.wall, bytes - earlier.bytes);
        }
    }

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<Stage, Cost> costs = new EnumMap<>(Stage.class);
    private Cost last = new Cost(0, 0, 0);

    Map<Stage, Cost> costs() {
        return costs;
    }

    void begin() {
        if (costs.isEmpty()) {
            last = now();
        }
    }

    /** Ends a stage, the first time that it is reached. */
    void end(Stage stage) {
        if (!costs.containsKey(stage) && (stage.ordinal() == 0 || costs.containsKey(Stage.values()[stage.ordinal() - 1]))) {
            Cost now = now();
            costs.put(stage, now.minus(last));
            last = now;
        }
    }

    private static Cost now() {
        return new Cost(
                THREADS.getCurrentThreadCpuTime(), System.nanoTime(), THREADS.getCurrentThreadAllocatedBytes());
    }

    @Override
    public Extension extension() {
        return this;
    }

    @Override
    public Object declare(Scope scope) {
        return "a stopwatch";
    }

    @Override
    public List<Patch> patches() {
        return List.of((view, resources) -> end(Stage.DERIVE_AND_RENDER));
    }

    @Override
    public List<Check> checks() {
        return List.of((view, problems) -> end(Stage.CHECK));
    }
}
