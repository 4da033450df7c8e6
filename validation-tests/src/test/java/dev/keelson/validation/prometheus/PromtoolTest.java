package dev.keelson.validation.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.core.container.Probe;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.observe.ClusterMetrics;
import dev.keelson.core.observe.Scraping;
import dev.keelson.core.observe.alert.AlertSeverity;
import dev.keelson.core.observe.alert.PromQl;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Storage;
import dev.keelson.core.workload.Schedule;
import dev.keelson.validation.process.ProcessFailedException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus accepts what a definition makes for it. */
class PromtoolTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component PROMETHEUS = SHOP.component("prometheus");
    private static final ConfigRef FILES = SHOP.config("files");
    private static final Port METRICS = Port.http("metrics", 9090);
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1");

    private final Promtool promtool = Promtool.install();

    @TempDir
    Path directory;

    @Test
    void the_files_of_a_configuration_are_accepted() throws IOException {
        List<ConfigMap> configs = objects(Scraping.configuration(FILES)).stream()
                .filter(ConfigMap.class::isInstance)
                .map(ConfigMap.class::cast)
                .toList();
        assertThat(configs).hasSize(1);
        for (var file : configs.get(0).getData().entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }

        assertThatCode(() -> promtool.checkConfiguration(directory.resolve("prometheus.yml")))
                .doesNotThrowAnyException();
        assertThatCode(() -> promtool.checkRules(directory.resolve("alerts.yml")))
                .doesNotThrowAnyException();
    }

    @Test
    void the_rules_for_the_operator_are_accepted() throws IOException {
        List<GenericKubernetesResource> rules = objects(Scraping.serviceMonitors()).stream()
                .filter(object -> object.getKind().equals("PrometheusRule"))
                .map(GenericKubernetesResource.class::cast)
                .toList();
        assertThat(rules).hasSize(6);
        for (GenericKubernetesResource rule : rules) {
            Path file = directory.resolve(rule.getMetadata().getName() + ".yml");
            Files.writeString(
                    file, new YamlWriter().write(rule.getAdditionalProperties().get("spec")));
            assertThatCode(() -> promtool.checkRules(file)).as(file.toString()).doesNotThrowAnyException();
        }
    }

    @Test
    void an_expression_that_is_none_fails_with_promtools_words() throws IOException {
        Path file = directory.resolve("alerts.yml");
        Files.writeString(file, "groups: [{name: a, rules: [{alert: A, expr: 'up =='}]}]\n");

        assertThatThrownBy(() -> promtool.checkRules(file))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("could not parse expression");
    }

    private static List<HasMetadata> objects(Scraping scraping) {
        return Platform.of(p -> define(p, scraping)).in(Environment.named("test")).resources().stream()
                .map(Resource::object)
                .toList();
    }

    private static void define(PlatformDraft p, Scraping scraping) {
        p.deployment(SHOP.component("api"), IMAGE, d -> d.port(METRICS)
                .readiness(Probe.tcp(METRICS))
                .horizontalScaling(h -> h.between(2, 4).cpu(Percent.of(70)))
                .scrape(METRICS, s -> s.every(Duration.ofSeconds(15)).timeout(Duration.ofMillis(2_500))));
        p.statefulSet(SHOP.component("db"), IMAGE, d -> d.port(METRICS)
                .claim("data", Storage.gib(1), c -> c.mountedAt("/data")));
        p.daemonSet(SHOP.component("agent"), IMAGE, d -> d.port(METRICS).scrape(METRICS, s -> {}));
        p.cronJob(SHOP.component("backup"), IMAGE, c -> c.schedule(Schedule.cron("30 2 * * *")));
        p.monitoring(PROMETHEUS, scraping, m -> m.collects(ClusterMetrics.KUBE_STATE)
                .collects(ClusterMetrics.KUBELET)
                .externalLabel("cluster", "true")
                .target("node", "node.example.com:9100"));
        p.deployment(PROMETHEUS, IMAGE, d -> d.port(METRICS).mount("/etc/prometheus", FILES));
        p.alert(
                "Errors: \"now\" # 1",
                PromQl.of("  rate(errors_total{code=~\"5..\"}[5m]) > 0.5 # half"),
                a -> a.lasting(Duration.ofMinutes(5))
                        .severity(AlertSeverity.CRITICAL)
                        .summary(" - {{ $value | humanize }}: 'errors' | \"of\" \\n > &all ")
                        .runbook("https://runbooks.example.com/errors#now"));
    }
}
