package dev.keelson.core.observe;

import static com.example.Watched.API;
import static com.example.Watched.DB;
import static com.example.Watched.PROMETHEUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.example.Watched;
import com.example.Watched.By;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.network.Connection;
import dev.keelson.core.network.OutsideConnection;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MonitoringTest {
    private static final Environment TEST = Environment.named("test");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    /** A target as Prometheus would be told, written down apart from the code that derives it. */
    private record Asked(String name, int port, String path, String interval, String timeout) {}

    @ParameterizedTest
    @EnumSource(By.class)
    void a_watched_platform_raises_nothing(By by) {
        assertThat(of(by).findings()).isEmpty();
    }

    @Test
    void a_configuration_asks_each_declared_endpoint_of_each_pod() {
        JsonNode configuration = yaml(of(By.FILES), "prometheus.yml");
        assertThat(configuration.at("/global/scrape_interval").asText()).isEqualTo("30s");
        assertThat(configuration.at("/global/external_labels/cluster").textValue())
                .isEqualTo("yes");
        assertThat(configuration.at("/rule_files/0").asText()).isEqualTo("alerts.yml");
        assertThat(asked(configuration))
                .containsExactly(
                        new Asked("api-metrics.shop.svc", 9090, "/actuator/prometheus", "", ""),
                        new Asked("db-headless.shop.svc", 9187, "/metrics", "", ""),
                        new Asked("prometheus-metrics.watch.svc", 9091, "/metrics", "60s", "5s"));
        assertThat(configuration
                        .at("/scrape_configs/3/static_configs/0/targets/0")
                        .asText())
                .isEqualTo("node.example.com:9100");
        assertThat(configuration.at("/scrape_configs/0/relabel_configs"))
                .extracting(label -> label.at("/target_label").asText(), label -> label.at("/replacement")
                        .asText())
                .containsExactly(tuple("namespace", "shop"), tuple("job", "api"));
        assertThat(configuration.get("scrape_configs"))
                .extracting(job -> job.get("job_name").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void the_names_that_a_configuration_asks_lead_to_each_pod_ready_or_not() {
        Blueprint blueprint = of(By.FILES);
        for (Asked asked : asked(yaml(blueprint, "prometheus.yml"))) {
            String name = asked.name().substring(0, asked.name().indexOf('.'));
            Service service = Blueprints.object(blueprint, Service.class, name);
            assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
            assertThat(service.getSpec().getPublishNotReadyAddresses()).isTrue();
            assertThat(asked.name())
                    .isEqualTo(name + "." + service.getMetadata().getNamespace() + ".svc");
        }
    }

    @Test
    void a_port_that_is_overridden_changes_what_is_asked_and_what_is_let_through() {
        Blueprint moved = Platform.of(new Watched(By.FILES)).in(TEST.override("api.ports.metrics", "9999"));
        assertThat(moved.findings()).isEmpty();
        assertThat(asked(yaml(moved, "prometheus.yml"))).extracting(Asked::port).containsExactly(9999, 9187, 9091);
        assertThat(ingress(moved, "api")).containsExactly("watch prometheus 9999");
        Blueprint annotated = Platform.of(new Watched(By.ANNOTATIONS)).in(TEST.override("api.ports.metrics", "9999"));
        assertThat(annotations(annotated)).containsEntry("prometheus.io/port", "9999");
    }

    @Test
    void a_prometheus_of_the_platform_is_connected_with_all_it_asks() {
        Blueprint blueprint = of(By.FILES);
        assertThat(blueprint.model().all(Connection.class))
                .extracting(Connection::from, Connection::to, Connection::port)
                .containsExactly(
                        tuple(PROMETHEUS, API, Watched.METRICS),
                        tuple(PROMETHEUS, DB, Watched.EXPORTER),
                        tuple(PROMETHEUS, PROMETHEUS, Watched.WEB));
        assertThat(ingress(blueprint, "api")).containsExactly("watch prometheus 9090");
        assertThat(ingress(blueprint, "db")).containsExactly("watch prometheus 9187");
        assertThat(Blueprints.object(blueprint, NetworkPolicy.class, "prometheus")
                        .getSpec()
                        .getEgress())
                .extracting(rule -> rule.getPorts().get(0).getPort().getIntVal())
                .containsExactly(9090, 9187, 9091, 53);
    }

    @ParameterizedTest
    @EnumSource(names = {"MONITORS", "ANNOTATIONS"})
    void a_stack_outside_is_let_in_at_the_port_of_the_metrics_alone(By by) {
        Blueprint blueprint = of(by);
        assertThat(ingress(blueprint, "api")).containsExactly("monitoring prometheus 9090");
        assertThat(ingress(blueprint, "db")).containsExactly("monitoring prometheus 9187");
        assertThat(blueprint.model().all(OutsideConnection.class)).hasSize(2);
    }

    @Test
    void annotations_name_port_and_path_and_nothing_else_is_written() {
        Blueprint blueprint = of(By.ANNOTATIONS);
        assertThat(annotations(blueprint))
                .containsEntry("prometheus.io/scrape", "true")
                .containsEntry("prometheus.io/port", "9090")
                .containsEntry("prometheus.io/path", "/actuator/prometheus");
        assertThat(Blueprints.object(blueprint, StatefulSet.class, "db")
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getAnnotations())
                .containsEntry("prometheus.io/port", "9187");
        assertThat(blueprint.resources().stream().map(Resource::kind))
                .doesNotContain("ServiceMonitor", "PrometheusRule", "ConfigMap");
    }

    @Test
    void a_service_monitor_asks_by_the_name_of_the_port_and_each_pod_once() {
        Blueprint blueprint = of(By.MONITORS);
        JsonNode api = custom(blueprint, "ServiceMonitor", "api");
        assertThat(api.at("/metadata/labels/release").asText()).isEqualTo("stack");
        assertThat(api.at("/spec/jobLabel").asText()).isEqualTo("app.kubernetes.io/name");
        assertThat(api.at("/spec/selector/matchLabels/app.kubernetes.io~1name").asText())
                .isEqualTo("api");
        assertThat(api.at("/spec/endpoints").toString())
                .isEqualTo("[{\"port\":\"metrics\",\"path\":\"/actuator/prometheus\",\"interval\":\"20s\"}]");
        JsonNode db = custom(blueprint, "ServiceMonitor", "db");
        assertThat(db.at("/spec/endpoints/0/relabelings").toString())
                .isEqualTo(
                        "[{\"action\":\"keep\",\"sourceLabels\":[\"__meta_kubernetes_service_name\"],\"regex\":\"db\"}]");
        assertThat(annotations(blueprint)).doesNotContainKey("prometheus.io/scrape");
    }

    @Test
    void alerts_follow_from_what_components_are() {
        JsonNode groups = yaml(of(By.FILES), "alerts.yml").get("groups");
        assertThat(names(groups))
                .containsExactly(
                        "shop/api TargetDown",
                        "shop/api NoTargetUp",
                        "shop/api NoReadyPods",
                        "shop/api ScalingAtMaximum",
                        "shop/db TargetDown",
                        "shop/db NoTargetUp",
                        "shop/db NoReadyPods",
                        "shop/db VolumeFillingUp",
                        "shop/db VolumeAlmostFull",
                        "shop/backup LastRunWithoutSuccess",
                        "shop/backup RunMissed",
                        "watch/prometheus TargetDown",
                        "watch/prometheus NoTargetUp",
                        "watch/prometheus NoReadyPods",
                        "shop Many errors: now");
        assertThat(groups.at("/0/rules/0/expr").asText()).isEqualTo("up{namespace=\"shop\", job=\"api\"} == 0");
        assertThat(groups.at("/1/rules/4/expr").asText()).contains("persistentvolumeclaim=~\"data-db-[0-9]+\"");
        assertThat(groups.at("/2/rules/0/for").asText()).isEqualTo("5400s");
        JsonNode own = groups.at("/4/rules/0");
        assertThat(own.at("/expr").asText()).isEqualTo("rate(errors_total{code=~\"5..\"}[5m]) > 5");
        assertThat(own.at("/labels/severity").asText()).isEqualTo("critical");
        assertThat(own.at("/annotations/summary").asText()).isEqualTo("{{ $value }} errors: \"too many\" # really");
    }

    @Test
    void what_nobody_gathers_is_judged_by_no_alert_and_shown_on_no_panel() {
        Blueprint blueprint = Blueprints.sound(p -> {
            p.deployment(API, Image.parse("registry.example.com/api:1"), d -> d.port(Watched.METRICS)
                    .readiness(Probe.tcp(Watched.METRICS))
                    .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1)))
                    .mount("/etc/prometheus", Watched.SHOP.config("files"))
                    .scrape(Watched.METRICS, s -> {}));
            p.monitoring(
                    API,
                    Scraping.configuration(Watched.SHOP.config("files")),
                    m -> m.dashboards(Watched.SHOP.config("dashboards")));
        });
        JsonNode alerts = parsed(YAML, data(blueprint, "files").get("alerts.yml"));
        assertThat(names(alerts.get("groups"))).containsExactly("shop/api TargetDown", "shop/api NoTargetUp");
        String dashboard = data(blueprint, "dashboards").values().iterator().next();
        assertThat(parsed(JSON, dashboard).get("panels"))
                .extracting(panel -> panel.get("title").asText())
                .containsExactly("shop/api", "Pods up");
    }

    @Test
    void the_operator_is_given_the_same_rules_as_the_file_holds() {
        Blueprint monitors = of(By.MONITORS);
        JsonNode groups = yaml(of(By.FILES), "alerts.yml").get("groups");
        for (String name : List.of("api", "db", "backup", "shop")) {
            JsonNode rule = custom(monitors, "PrometheusRule", name);
            JsonNode group = rule.at("/spec/groups/0");
            assertThat(groups).as(name).contains(group);
            assertThat(rule.at("/metadata/namespace").asText()).isEqualTo("shop");
            assertThat(rule.at("/metadata/labels/release").asText()).isEqualTo("stack");
        }
    }

    @Test
    void the_dashboard_has_a_row_for_each_component_with_what_is_gathered() {
        Blueprint blueprint = of(By.FILES);
        ConfigMap config = Blueprints.object(blueprint, ConfigMap.class, "dashboards");
        assertThat(config.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
        JsonNode dashboard = parsed(JSON, config.getData().get("shop.json"));
        assertThat(dashboard.get("panels"))
                .filteredOn(panel -> panel.get("type").asText().equals("row"))
                .extracting(panel -> panel.get("title").asText())
                .containsExactly("shop/api", "shop/db", "shop/backup", "watch/prometheus");
        assertThat(dashboard.findValuesAsText("expr"))
                .contains(
                        "sum(rate(http_server_requests_seconds_count{namespace=\"shop\", job=\"api\"}[5m]))",
                        "sum by (pod) (container_memory_working_set_bytes{namespace=\"shop\", pod=~\"db-[0-9]+\","
                                + " container!=\"\"})");
        assertThat(dashboard.findValuesAsText("id")).doesNotHaveDuplicates();
        assertThat(Stream.of(dashboard.get("panels")).allMatch(JsonNode::isArray))
                .isTrue();
    }

    @Test
    void nothing_watches_where_nothing_is_said() {
        Blueprint blueprint = Blueprints.of(
                p -> p.deployment(API, Image.parse("registry.example.com/api:1"), d -> d.port(Watched.METRICS)));
        assertThat(blueprint.resources().stream().map(Resource::kind))
                .doesNotContain("ServiceMonitor", "PrometheusRule", "ConfigMap");
    }

    private static Blueprint of(By by) {
        return Platform.of(new Watched(by)).in(TEST);
    }

    private static JsonNode yaml(Blueprint blueprint, String file) {
        return parsed(YAML, data(blueprint, "prometheus-files").get(file));
    }

    private static Map<String, String> data(Blueprint blueprint, String name) {
        return Blueprints.object(blueprint, ConfigMap.class, name).getData();
    }

    private static JsonNode parsed(ObjectMapper mapper, String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(text, malformed);
        }
    }

    private static JsonNode custom(Blueprint blueprint, String kind, String name) {
        return blueprint.resources().stream()
                .map(Resource::object)
                .filter(GenericKubernetesResource.class::isInstance)
                .filter(object -> object.getKind().equals(kind)
                        && object.getMetadata().getName().equals(name))
                .map(object -> JSON.<JsonNode>valueToTree(object))
                .findFirst()
                .orElseThrow();
    }

    private static List<Asked> asked(JsonNode configuration) {
        List<Asked> asked = new ArrayList<>();
        configuration.get("scrape_configs").forEach(job -> job.path("dns_sd_configs")
                .forEach(found -> asked.add(new Asked(
                        found.at("/names/0").asText(),
                        found.get("port").intValue(),
                        job.get("metrics_path").asText(),
                        job.path("scrape_interval").asText(),
                        job.path("scrape_timeout").asText()))));
        return asked;
    }

    private static List<String> names(JsonNode groups) {
        List<String> names = new ArrayList<>();
        groups.forEach(group -> group.get("rules")
                .forEach(rule -> names.add(
                        group.get("name").asText() + " " + rule.get("alert").asText())));
        return names;
    }

    private static List<String> ingress(Blueprint blueprint, String component) {
        return Blueprints.object(blueprint, NetworkPolicy.class, component).getSpec().getIngress().stream()
                .map(rule -> rule.getFrom()
                                .get(0)
                                .getNamespaceSelector()
                                .getMatchLabels()
                                .values()
                                .iterator()
                                .next()
                        + " "
                        + rule.getFrom()
                                .get(0)
                                .getPodSelector()
                                .getMatchLabels()
                                .values()
                                .iterator()
                                .next()
                        + " " + rule.getPorts().get(0).getPort().getIntVal())
                .toList();
    }

    private static Map<String, String> annotations(Blueprint blueprint) {
        return Blueprints.object(blueprint, Deployment.class, "api")
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations();
    }
}
