package dev.keelson.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.helm.chart.Chart;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Makes charts of platforms of growing size and prints what that costs, against one plain build of the same platform. */
public final class ChartBench {
    private static final Environment ENVIRONMENT = Environment.named("bench");
    private static final int WARM_UP = 5;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ChartBench() {}

    /** Takes the numbers of databases, 1 5 20 by default; {@code cold} as the first word leaves the warming up out. */
    public static void main(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        boolean cold = words.contains("cold");
        int[] sizes = words.stream().filter(word -> !word.equals("cold")).mapToInt(Integer::parseInt).toArray();
        if (sizes.length == 0) {
            sizes = new int[] {1, 5, 20};
        }
        System.out.printf(
                Locale.ROOT,
                "%9s %8s | %10s %10s | %10s %10s | %8s %10s%n",
                "databases",
                "runs",
                "build cpu",
                "wall ms",
                "chart cpu",
                "wall ms",
                "cpu : 1",
                "us per run");
        for (int size : sizes) {
            Platform platform = Platform.of(new Databases(size));
            for (int i = 0; i < (cold ? 0 : WARM_UP); i++) {
                build(platform);
                Chart.of(platform, "1.0.0");
            }
            long[] build = cost(() -> build(platform));
            int[] runs = new int[1];
            long[] chart = cost(() -> runs[0] = Chart.of(platform, "1.0.0").runs());
            System.out.printf(
                    Locale.ROOT,
                    "%9d %8d | %10.1f %10.1f | %10.1f %10.1f | %8.1f %10.0f%n",
                    size,
                    runs[0],
                    build[0] / 1e6,
                    build[1] / 1e6,
                    chart[0] / 1e6,
                    chart[1] / 1e6,
                    (double) chart[0] / build[0],
                    chart[0] / 1e3 / runs[0]);
        }
    }

    private static void build(Platform platform) {
        Blueprint blueprint = platform.in(ENVIRONMENT);
        if (blueprint.hasErrors()) {
            throw new IllegalStateException(blueprint.findings().get(0).toString());
        }
        new ManifestLayout(blueprint.resources()).texts();
    }

    private static long[] cost(Runnable what) {
        long cpu = PROCESS.getProcessCpuTime();
        long wall = System.nanoTime();
        what.run();
        return new long[] {PROCESS.getProcessCpuTime() - cpu, System.nanoTime() - wall};
    }
}
