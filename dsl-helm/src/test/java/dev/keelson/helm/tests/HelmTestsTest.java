package dev.keelson.helm.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.container.Probe;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.helm.RealHelm;
import dev.keelson.helm.chart.Chart;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code helm test} runs, as Helm renders it. */
@Tag("slow")
class HelmTestsTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Namespace DATA = Namespace.named("data");
    private static final Component WEB = SHOP.component("web");
    private static final Component API = SHOP.component("api");
    private static final Component STORE = DATA.component("store");
    private static final Port HTTP = Port.http(8080);
    private static final Port SQL = Port.tcp("sql", 5432);
    private static final Port LOG = Port.udp("log", 514);
    private static final Image IMAGE = Image.parse("registry.example.com/shop:1.0.0");

    private static final Definition DEFINITION = p -> {
        p.with(HelmTests.ofConnections());
        p.deployment(WEB, IMAGE, d -> small(d).connectsTo(API, HTTP).connectsTo(STORE, LOG));
        p.deployment(
                API, IMAGE, d -> small(d).port(HTTP).readiness(Probe.tcp(HTTP)).connectsTo(STORE, SQL));
        p.deployment(STORE, IMAGE, d -> small(d).port(SQL).port(LOG).readiness(Probe.tcp(SQL)));
    };

    /** Not static: runs of the definition on other threads would wait for this class, and it for them. */
    private final Chart chart = Chart.of(Platform.of(DEFINITION), "1.0.0");

    @TempDir
    Path directory;

    @Test
    void nothing_of_it_is_there_before_it_is_enabled() {
        assertThat(render(Map.of())).noneMatch(HelmTestsTest::isHook);
        assertThat(Platform.of(DEFINITION).in(Environment.named("dev")).resources())
                .noneMatch(resource -> resource.id().contains("connection-test"));
    }

    @Test
    void a_pod_for_each_connection_opens_it_by_the_name_and_number_of_its_callers() {
        List<JsonNode> pods = render(enabled("store", Map.of("ports", Map.of("sql", 15432)))).stream()
                .filter(object -> object.path("kind").asText().equals("Pod"))
                .toList();

        assertThat(pods)
                .extracting(pod -> pod.at("/metadata/name").asText())
                .containsExactlyInAnyOrder("connection-test-web-api-http", "connection-test-api-store-sql");
        JsonNode command = named(pods, "connection-test-api-store-sql").at("/spec/containers/0/command");
        assertThat(texts(command)).startsWith("sh", "-c").endsWith("store.data.svc", "15432");
        assertThat(command.get(2).asText()).contains("nc -z -w 2 \"$0\" \"$1\"");
    }

    @Test
    void pods_pass_pod_security_restricted_and_have_what_quotas_ask_for() {
        JsonNode spec = named(render(enabled("x", Map.of())), "connection-test-web-api-http")
                .path("spec");

        assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(spec.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(spec.at("/containers/0/securityContext/readOnlyRootFilesystem")
                        .asBoolean())
                .isTrue();
        assertThat(spec.at("/containers/0/securityContext/allowPrivilegeEscalation")
                        .asBoolean(true))
                .isFalse();
        assertThat(spec.at("/containers/0/securityContext/capabilities/drop/0").asText())
                .isEqualTo("ALL");
        assertThat(spec.at("/containers/0/resources/requests/cpu").asText()).isEqualTo("10m");
        assertThat(spec.at("/containers/0/resources/limits/memory").asText()).isEqualTo("32Mi");
        assertThat(spec.path("activeDeadlineSeconds").asInt()).isEqualTo(60);
        assertThat(spec.path("serviceAccountName").asText()).isEqualTo("connection-test");
        assertThat(spec.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    }

    @Test
    void image_and_resources_are_values() {
        Map<String, Object> values = Map.of(
                "tests",
                Map.of(
                        "enabled",
                        true,
                        "image",
                        Map.of("registry", "mirror.example.com", "tag", "1.38"),
                        "resources",
                        Map.of("memory", "64Mi")));
        JsonNode container =
                named(render(values), "connection-test-web-api-http").at("/spec/containers/0");

        assertThat(container.path("image").asText()).isEqualTo("mirror.example.com/library/busybox:1.38");
        assertThat(container.at("/resources/limits/memory").asText()).isEqualTo("64Mi");
    }

    @Test
    void exactly_these_pods_are_let_out_and_in_while_the_test_runs() {
        List<JsonNode> hooks = render(enabled("x", Map.of())).stream()
                .filter(HelmTestsTest::isHook)
                .toList();
        JsonNode pod = named(hooks, "connection-test-api-store-sql");
        JsonNode out = named(hooks, "connection-test-store-sql-out");
        JsonNode in = named(hooks, "connection-test-store-sql-in");

        assertThat(pod.at("/metadata/namespace").asText()).isEqualTo("elsewhere");
        assertThat(pod.at("/metadata/labels").has("app.kubernetes.io/name")).isFalse();
        assertThat(out.at("/metadata/namespace").asText()).isEqualTo("elsewhere");
        assertThat(out.at("/spec/podSelector/matchLabels").properties())
                .isNotEmpty()
                .allMatch(
                        label -> pod.at("/metadata/labels").path(label.getKey()).equals(label.getValue()));
        assertThat(out.at("/spec/egress")).hasSize(2);
        assertThat(in.at("/metadata/namespace").asText()).isEqualTo("data");
        assertThat(in.at("/spec/podSelector/matchLabels/app.kubernetes.io~1name")
                        .asText())
                .isEqualTo("store");
        assertThat(in.at("/spec/ingress/0/from/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                        .asText())
                .isEqualTo("elsewhere");
        assertThat(in.at("/spec/ingress/0/from/0/podSelector")).isEqualTo(out.at("/spec/podSelector"));
        assertThat(hooks).hasSize(2 + 4 + 1).allMatch(hook -> hook.at("/metadata/annotations")
                .path("helm.sh/hook-delete-policy")
                .asText()
                .equals("before-hook-creation,hook-succeeded"));
        assertThat(hooks).allMatch(hook -> hook.at("/metadata/annotations")
                .path("helm.sh/hook-weight")
                .asText()
                .equals(hook.path("kind").asText().equals("Pod") ? "0" : "-1"));
    }

    @Test
    void what_all_pods_and_policies_have_in_common_is_written_once() {
        assertThat(chart.files().get("templates/tests/connections.yaml"))
                .contains("(dict \"root\" . \"from\" \"api\" \"to\" \"store\" \"port\" \"sql\" ")
                .doesNotContain("kind: Pod", "kind: NetworkPolicy");
        assertThat(chart.files().get("templates/_tests.tpl"))
                .containsOnlyOnce("kind: Pod")
                .contains("  name: \"connection-test-{{ .from }}-{{ .to }}-{{ .port }}\"\n");
    }

    @Test
    void notes_tell_how_to_run_them() {
        assertThat(chart.files().get("templates/NOTES.txt")).contains("helm test {{ .Release.Name }}");
        assertThat(chart.files()).containsKey("templates/tests/connections.yaml");
    }

    @Test
    void names_that_would_clash_are_refused() {
        Component taken = SHOP.component("connection-test");
        Component first = SHOP.component("a");
        Component second = SHOP.component("a-b");
        Component third = SHOP.component("b-c");
        Component fourth = SHOP.component("c");

        assertThat(findings(p -> {
                    p.with(HelmTests.ofConnections());
                    p.deployment(taken, IMAGE, d -> small(d));
                }))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo(TestRules.NAME))
                .satisfies(finding -> assertThat(finding.toString()).contains("shop/connection-test"));
        assertThat(findings(p -> {
                    p.with(HelmTests.ofConnections());
                    p.deployment(first, IMAGE, d -> small(d).connectsTo(third, HTTP));
                    p.deployment(second, IMAGE, d -> small(d).connectsTo(fourth, HTTP));
                    p.deployment(third, IMAGE, d -> small(d).port(HTTP).readiness(Probe.tcp(HTTP)));
                    p.deployment(fourth, IMAGE, d -> small(d).port(HTTP).readiness(Probe.tcp(HTTP)));
                }))
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).contains("connection-test-a-b-c-http"));
    }

    private static List<Finding> findings(Definition definition) {
        return Platform.of(definition).in(Environment.named("dev")).findings();
    }

    private static DeploymentDraft small(DeploymentDraft d) {
        return d.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(64)));
    }

    private static Map<String, Object> enabled(String key, Map<String, Object> more) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("tests", Map.of("enabled", true)));
        if (!more.isEmpty()) {
            values.put(key, more);
        }
        return values;
    }

    private List<JsonNode> render(Map<String, Object> values) {
        return RealHelm.on(directory, chart.files()).into("elsewhere").render(values);
    }

    private static boolean isHook(JsonNode object) {
        return object.at("/metadata/annotations").path("helm.sh/hook").asText().equals("test");
    }

    private static JsonNode named(List<JsonNode> objects, String name) {
        return objects.stream()
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
