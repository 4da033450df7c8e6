package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Environments;
import dev.keelson.helm.chart.Chart;
import dev.keelson.validation.chart.RenderedPlatform;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.network.Edge;
import dev.keelson.validation.network.Reachability;
import dev.keelson.validation.network.declared.Declaration;
import dev.keelson.validation.network.declared.Wearers;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Protocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code helm test} brings opens no way to anybody else. */
@Tag("slow")
class PlatformConnectionTestsTest {
    private static final String TEST = "/connection-test-";

    /** No manifest knows the value that enables tests, so that it has to be the chart's own. */
    private static final Chart ENABLED = new Chart(files(), 0, List.of());

    @TempDir
    private Path directory;

    @Test
    void nobody_reaches_more_with_tests_and_each_test_what_it_tries_and_names() {
        ManifestTree without = rendered("without", ShippedChart.CHART);
        ManifestTree with = rendered("with", ENABLED);
        List<Manifest> pods = with.manifests().stream()
                .filter(manifest -> manifest.type().equals("v1/Pod"))
                .toList();
        SortedSet<Edge> before =
                Reachability.of(without).with("kube-dns", Pod.kubeDns()).edges();
        SortedSet<Edge> after =
                Reachability.of(with).with("kube-dns", Pod.kubeDns()).edges();

        assertThat(before).hasSizeGreaterThan(50);
        assertThat(without.manifests()).noneMatch(manifest -> manifest.type().equals("v1/Pod"));
        assertThat(withoutTests(after)).isEqualTo(before);
        assertThat(after).noneMatch(edge -> isTest(edge.to()));
        Declaration declaration = Declaration.of(ShippedPlatform.TREE.report("staging"));
        Wearers wearers = Wearers.of(declaration, Reachability.of(without));
        for (Manifest pod : pods) {
            String tried =
                    pod.body().at("/metadata/labels/keelson.dev~1test-to").asText();
            int port = pod.body().at("/spec/containers/0/command/4").asInt();
            SortedSet<Edge> expected =
                    new TreeSet<>(Set.of(Edge.udp(pod.id(), "kube-dns", 53), Edge.tcp(pod.id(), "kube-dns", 53)));
            declaration.components().stream()
                    .filter(component -> component.endsWith("/" + tried))
                    .forEach(component -> wearers.of(component)
                            .forEach(workload -> expected.add(Edge.tcp(pod.id(), workload, port))));
            assertThat(expected).as(pod.id()).hasSizeGreaterThan(2);
            assertThat(after.stream().filter(edge -> edge.from().equals(pod.id())))
                    .as(pod.id())
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void every_declared_connection_over_tcp_within_the_platform_has_its_test() {
        Declaration declaration = Declaration.of(ShippedPlatform.TREE.report("staging"));
        List<String> tried = rendered("with", ENABLED).manifests().stream()
                .filter(manifest -> manifest.type().equals("v1/Pod"))
                .map(pod -> pod.namespace() + "/"
                        + pod.body()
                                .at("/metadata/labels")
                                .path("keelson.dev/test-from")
                                .asText() + " "
                        + pod.body()
                                .at("/metadata/labels")
                                .path("keelson.dev/test-to")
                                .asText() + ":"
                        + pod.body().at("/spec/containers/0/command/4").asText())
                .toList();

        assertThat(declaration.connections()).hasSizeGreaterThan(20);
        assertThat(tried)
                .containsExactlyInAnyOrderElementsOf(declaration.connections().stream()
                        .filter(each -> each.port().protocol() == Protocol.TCP)
                        .map(each -> component(each.from()) + " "
                                + each.to().substring(each.to().indexOf('/') + 1) + ":"
                                + each.port().number())
                        .toList());
    }

    private static SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>(ShippedChart.CHART.files());
        files.computeIfPresent(
                "values.yaml", (name, text) -> text.replaceFirst("(?s)(\\ntests:\\n.*?\\n  enabled: )false", "$1true"));
        return files;
    }

    private ManifestTree rendered(String name, Chart chart) {
        return RenderedPlatform.in(directory.resolve(name), ShippedChart.PLATFORM, chart, List.of(Environments.STAGING))
                .manifests("staging");
    }

    private static SortedSet<Edge> withoutTests(SortedSet<Edge> edges) {
        return edges.stream().filter(edge -> !isTest(edge.from())).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A job is known by its own name, which ends in its revision. */
    private static String component(String id) {
        return id.replaceFirst("^(product/dataflow-migration)-.*", "$1");
    }

    private static boolean isTest(String participant) {
        return participant.contains(TEST);
    }
}
