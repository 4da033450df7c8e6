package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Environments;
import com.acme.platform.ProductPlatform;
import dev.keelson.core.platform.Environment;
import dev.keelson.validation.chart.ChartProof;
import dev.keelson.validation.chart.sweep.SweepReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The proof of the shipped platform's chart: each of its values, in each environment, with all others. */
@Tag("proof")
class PlatformProofTest {

    @TestFactory
    Stream<DynamicNode> the_chart_of_the_platform(@TempDir Path directory) {
        return ChartProof.of(new ProductPlatform(), Environments.DEV, Environments.STAGING, Environments.PROD)
                .within(roomy())
                .fewerValues("api.canary.step", "a canary has its steps, and nothing between them")
                .enough(PlatformProofTest::isEnough)
                .telling(System.out::println)
                .tests(ShippedChart.CHART, directory);
    }

    private static void isEnough(SweepReport report) {
        assertThat(report.parameters()).as("paths").hasSizeGreaterThan(830);
        assertThat(report.values()).as("values").isGreaterThan(24_000);
        assertThat(report.cases().size() - report.random()).as("cases").isGreaterThan(300);
        assertThat(report.pairs()).as("pairs").isGreaterThan(80_000);
        // A component that scales out cannot be scaled up too, and developers' ports are none of production's.
        assertThat(report.refusedPairs())
                .as("refused pairs")
                .allMatch(pair -> pair.contains("api.verticalScaling.mode")
                        || (pair.contains("production (true)") && pair.contains("debug (true)")));
        assertThat(report.random()).as("random cases").isEqualTo(300);
    }

    /** Quotas, limits, deadlines and greatest numbers that hold hardly anything back. */
    private static Environment roomy() {
        Map<String, String> room = new TreeMap<>(Map.of(
                "quota.cpu", "1000000",
                "quota.memory", "3000Pi",
                "quota.storage", "5000Pi",
                "namespaces.product.limits.claimMaximum", "100Pi",
                "api.progressDeadline", "20000h",
                "dataflowMigration.activeDeadline", "20000h",
                "dataflow.verticalScaling.maximum.cpu", "1000",
                "dataflow.verticalScaling.maximum.memory", "100Pi"));
        for (String namespace : List.of("product", "monitoring")) {
            room.put("namespaces." + namespace + ".quota.pods", "1000000");
            room.put("namespaces." + namespace + ".quota.nodePorts", "1000");
            room.put("namespaces." + namespace + ".quota.loadBalancers", "1000");
            room.put("namespaces." + namespace + ".limits.containerMaximum.memory", "100Pi");
        }
        room.put("namespaces.monitoring.quota.cpu", "1000000");
        room.put("namespaces.monitoring.quota.memory", "3000Pi");
        room.put("namespaces.monitoring.quota.storage", "5000Pi");
        for (String service : List.of("api", "mcp", "nexus", "dataflow")) {
            room.put(service + ".terminationGrace", "1000h");
        }
        for (String exposure : List.of("api", "nexusApi", "nexusCli", "nexusMcp", "grafana")) {
            room.put("exposures." + exposure + ".tls.duration", "100000h");
        }
        for (String maximum : List.of("global.api", "mcp", "nexus", "global.dataflow")) {
            room.put(maximum + ".maximum", "40");
        }
        // Each pod of theirs has a pool, and all pools share what the database lets in.
        room.put("global.api.poolSize", "2");
        room.put("global.dataflow.poolSize", "2");
        room.put("nodes", "CLUSTER_AUTOSCALER");
        room.put("clusterAutoscaler.groups.product-general.maximum", "15000");
        Environment roomy = Environment.named("roomy");
        for (Map.Entry<String, String> each : room.entrySet()) {
            roomy = roomy.override(each.getKey(), each.getValue());
        }
        return roomy;
    }
}
