package dev.keelson.bench;

import dev.keelson.bench.Stages.Cost;
import dev.keelson.bench.Stages.Stage;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.emit.report.PlatformReport;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Builds platforms of growing size and prints what each stage costs, in all and for each service. */
public final class Bench {
    private static final Environment ENVIRONMENT = Environment.named("bench");
    private static final long WARM_UP = 20_000_000_000L;

    private Bench() {}

    /** Takes the sizes, 1 10 100 1000 10000 by default; {@code cold} as the first word leaves the warming up out. */
    public static void main(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        boolean cold = words.contains("cold");
        int[] sizes = words.stream().filter(word -> !word.equals("cold")).mapToInt(Integer::parseInt).toArray();
        if (sizes.length == 0) {
            sizes = new int[] {1, 10, 100, 1_000, 10_000};
        }
        if (!cold) {
            long until = System.nanoTime() + WARM_UP;
            while (System.nanoTime() < until) {
                run(100);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%8s %-18s %12s %12s %12s | %12s %12s%n",
                "services",
                "stage",
                "cpu ms",
                "wall ms",
                "alloc MB",
                "cpu us each",
                "alloc KB each");
        for (int size : sizes) {
            int repeats = cold ? 1 : size >= 10_000 ? 2 : 5;
            Result best = run(size);
            for (int i = 1; i < repeats; i++) {
                Result next = run(size);
                best = next.cpu() < best.cpu() ? next : best;
            }
            print(size, best);
        }
    }

    private record Result(Map<Stage, Cost> costs, long peak, int objects, long characters) {
        long cpu() {
            return costs.values().stream().mapToLong(Cost::cpu).sum();
        }
    }

    private static Result run(int size) {
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        Stages stages = new Stages();
        Blueprint blueprint = Platform.of(new Services(size, stages)).in(ENVIRONMENT);
        stages.end(Stage.RUN_AGAIN);
        if (blueprint.hasErrors()) {
            throw new IllegalStateException(blueprint.findings().get(0).toString());
        }
        Map<String, String> texts = new ManifestLayout(blueprint.resources()).texts();
        stages.end(Stage.WRITE_MANIFESTS);
        String report = PlatformReport.json(List.of(blueprint));
        stages.end(Stage.WRITE_REPORT);
        long characters = report.length() + texts.values().stream().mapToLong(String::length).sum();
        long peak = heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new Result(stages.costs(), peak, blueprint.resources().size(), characters);
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static void print(int size, Result result) {
        Cost total = new Cost(0, 0, 0);
        for (Map.Entry<Stage, Cost> each : result.costs().entrySet()) {
            line(size, each.getKey().toString().toLowerCase(Locale.ROOT).replace('_', ' '), each.getValue());
            Cost cost = each.getValue();
            total = new Cost(total.cpu() + cost.cpu(), total.wall() + cost.wall(), total.bytes() + cost.bytes());
        }
        line(size, "all", total);
        System.out.printf(
                Locale.ROOT,
                "%8d %d objects, %.1f MB of text, peak heap %d MB%n%n",
                size,
                result.objects(),
                result.characters() / 1e6,
                result.peak() >> 20);
    }

    private static void line(int size, String stage, Cost cost) {
        System.out.printf(
                Locale.ROOT,
                "%8d %-18s %12.2f %12.2f %12.2f | %12.1f %12.1f%n",
                size,
                stage,
                cost.cpu() / 1e6,
                cost.wall() / 1e6,
                cost.bytes() / 1e6,
                cost.cpu() / 1e3 / size,
                cost.bytes() / 1e3 / size);
    }
}
