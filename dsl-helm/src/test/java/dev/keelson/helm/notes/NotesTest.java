package dev.keelson.helm.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Api;
import dev.keelson.core.ingress.IngressDoor;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.helm.RealHelm;
import dev.keelson.helm.chart.Chart;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Helm tells, as Helm renders it. */
@Tag("slow")
class NotesTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Namespace DATA = Namespace.existing("data");
    private static final Component WEB = SHOP.component("web");
    private static final Component API = SHOP.component("api");
    private static final Component STORE = DATA.component("store");
    private static final Port HTTP = Port.http(8080);
    private static final Port ADMIN = Port.tcp("admin", 9000);
    private static final Port SYSLOG = Port.udp("syslog", 514);
    private static final Toggle OPEN = Setting.toggle("open").onByDefault();
    private static final Toggle SECRET = Setting.toggle("secret");
    private static final Setting<Host> HOST = Setting.host("host", Host.named("shop.example.com"));
    private static final Image IMAGE = Image.parse("registry.example.com/shop:1.0.0");

    private static final Definition DEFINITION = p -> {
        p.door(IngressDoor.nginx(Peer.namespace("ingress-nginx")));
        if (p.get(OPEN)) {
            p.expose(SHOP.exposure("public"), p.get(HOST), e -> e.path("/", WEB, HTTP)
                    .path("/api", API, HTTP)
                    .tls(SHOP.existingSecret("shop-tls")));
        }
        p.deployment(WEB, IMAGE, d -> small(d).port(HTTP));
        p.deployment(API, IMAGE, d -> {
            small(d).port(HTTP).port(ADMIN);
            if (p.get(SECRET)) {
                d.env("PASSWORD", SHOP.existingSecret("api-password").key("password"));
            }
        });
        p.statefulSet(STORE, IMAGE, s -> s.port(ADMIN)
                .port(SYSLOG)
                .claim("data", Storage.gib(1), c -> c.mountedAt("/data").storageClass(StorageClass.existing("fast")))
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(64))));
    };

    /** Not static: runs of the definition on other threads would wait for this class, and it for them. */
    private final Chart chart = Chart.of(Platform.of(DEFINITION), "1.2.3");

    @TempDir
    Path directory;

    @Test
    void every_host_and_path_is_told_with_the_values_of_the_release() {
        assertThat(notes(Map.of("host", "store.example.com"))).contains("""
                        From outside it is reached at:
                          https://store.example.com/ (web)
                          https://store.example.com/api (api)
                        """);
    }

    @Test
    void what_is_not_exposed_is_reached_with_kubectl_at_its_tcp_ports() {
        assertThat(notes(Map.of()))
                .contains("  kubectl --namespace data port-forward service/store :9000\n")
                .doesNotContain("service/web", "service/api", ":514");
        assertThat(notes(Map.of("open", false))).doesNotContain("From outside").contains("""
                          kubectl --namespace elsewhere port-forward service/web :8080
                          kubectl --namespace elsewhere port-forward service/api :8080 :9000
                        """);
    }

    @Test
    void what_others_must_have_made_is_named_where_the_values_ask_for_it() {
        assertThat(notes(Map.of()))
                .contains("  IngressClass nginx\n", "  Namespace data\n", "  Secret shop-tls in elsewhere\n")
                .contains("  StorageClass fast\n")
                .doesNotContain("api-password");
        assertThat(notes(Map.of("secret", true, "open", false)))
                .contains("  Secret api-password in elsewhere\n")
                .doesNotContain("shop-tls", "IngressClass");
    }

    @Test
    void kinds_that_no_api_server_has_of_itself_are_told_by_their_group() {
        assertThat(notes(Chart.of(Platform.of(new Api()), "1.0.0"), Map.of()))
                .contains(
                        "  custom resource definitions of cert-manager.io\n",
                        "  custom resource definitions of external-secrets.io\n",
                        "  ClusterSecretStore vault\n",
                        "  Issuer internal in elsewhere\n",
                        "  Secret orders-db in elsewhere\n")
                .doesNotContain("Secret cache-credentials", "ConfigMap", "StorageClass", "networking.k8s.io");
    }

    @Test
    void the_release_is_told_by_its_own_name_and_namespace() {
        assertThat(notes(Map.of()))
                .startsWith("notes-test 1.2.3 is release release-name in the namespace elsewhere.\n")
                .contains("helm upgrade release-name CHART --namespace elsewhere", "--timeout 15m")
                .doesNotContain("{{");
    }

    @Test
    void a_platform_of_which_nothing_is_to_be_told_has_notes_all_the_same() {
        Definition nothing = p -> p.deployment(API, IMAGE, d -> small(d));

        assertThat(notes(Chart.of(Platform.of(nothing), "1.0.0"), Map.of()))
                .contains("See it come up:", "Next:")
                .doesNotContain("From outside", "It needs");
    }

    private static DeploymentDraft small(DeploymentDraft d) {
        return d.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(64)));
    }

    private String notes(Map<String, Object> values) {
        return notes(chart, values);
    }

    /** Helm renders notes only where it installs; as a helper they are rendered by the same engine. */
    private String notes(Chart chart, Map<String, Object> values) {
        Map<String, String> files = new LinkedHashMap<>(chart.files());
        String text = files.remove("templates/NOTES.txt");
        files.put("templates/_notes.tpl", "{{- define \"told\" -}}\n" + text + "{{- end }}");
        files.put("templates/notes.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: told}
                data: {text: {{ include "told" . | toJson }}}
                """);
        return RealHelm.on(directory, files).into("elsewhere").render(values).stream()
                .filter(each -> each.at("/metadata/name").asText().equals("told"))
                .map(each -> each.at("/data/text").asText())
                .findFirst()
                .orElseThrow();
    }
}
