package dev.keelson.istio.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.istio.Emitted;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What follows from being in a mesh. */
class MeshTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Namespace OFFICE = Namespace.named("office");
    private static final Component API = SHOP.component("api");
    private static final Component DB = SHOP.component("db");
    private static final Component REPORTS = OFFICE.component("reports");
    private static final Port HTTP = Port.http(8080);
    private static final Port SQL = Port.tcp("postgresql", 5432);
    private static final Port SMTP = Port.tcp("smtp", 587);
    private static final Image IMAGE = Image.parse("registry.example.com/shop:1.0.0");
    private static final Peer GATEWAY = Peer.namespace("istio-ingress").label("istio", "ingressgateway");

    private static Consumer<DeploymentDraft> serving(Port port, Consumer<DeploymentDraft> words) {
        return d -> words.accept(d.port(port).readiness(Probe.tcp(port)).resources(r -> r.cpu(Cpu.millis(100))
                .memory(Memory.mib(128))));
    }

    private static void shop(PlatformDraft p) {
        p.deployment(API, IMAGE, serving(HTTP, d -> d.acceptsFrom(GATEWAY, HTTP)
                .connectsTo(DB, SQL)
                .connectsTo(Peer.block(Cidr.parse("198.51.100.0/24")), SMTP)));
        p.deployment(DB, IMAGE, serving(SQL, d -> {}));
        p.deployment(REPORTS, IMAGE, serving(HTTP, d -> d.connectsTo(DB, SQL)));
    }

    private static Definition meshed(Consumer<MeshDraft> words) {
        return p -> {
            p.with(Mesh.istio(words));
            shop(p);
        };
    }

    private final Emitted shop = Emitted.sound(meshed(m -> m.foreigner(GATEWAY, "gateway")));

    @Test
    void each_namespace_takes_mutual_tls_alone_and_lets_nobody_call() {
        assertThat(shop.ofGroup("security.istio.io"))
                .containsExactly(
                        "PeerAuthentication default",
                        "PeerAuthentication default",
                        "AuthorizationPolicy default-deny",
                        "AuthorizationPolicy default-deny",
                        "AuthorizationPolicy db",
                        "AuthorizationPolicy api");
        Emitted alone = Emitted.sound(p -> {
            p.with(Mesh.istio(m -> {}));
            p.deployment(DB, IMAGE, serving(SQL, d -> {}));
        });
        assertThat(alone.of("PeerAuthentication", "default", "spec")).isEqualTo("""
                spec:
                  mtls:
                    mode: STRICT
                """);
        assertThat(alone.object("AuthorizationPolicy", "default-deny")).isEqualTo("""
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata:
                  name: default-deny
                  namespace: shop
                  labels:
                    app.kubernetes.io/part-of: mesh-test
                spec: {}
                """);
    }

    @Test
    void callers_are_let_in_by_their_service_accounts() {
        assertThat(shop.of("AuthorizationPolicy", "db", "spec")).isEqualTo("""
                spec:
                  selector:
                    matchLabels:
                      app.kubernetes.io/name: db
                  action: ALLOW
                  rules:
                    - from:
                        - source:
                            principals:
                              - cluster.local/ns/shop/sa/api
                              - cluster.local/ns/office/sa/reports
                      to:
                        - operation:
                            ports:
                              - "5432"
                """);
        assertThat(shop.of("AuthorizationPolicy", "api", "spec"))
                .contains("- cluster.local/ns/istio-ingress/sa/gateway\n");
    }

    @Test
    void a_sidecar_knows_of_what_its_component_reaches() {
        assertThat(shop.of("Sidecar", "api", "spec")).isEqualTo("""
                spec:
                  workloadSelector:
                    labels:
                      app.kubernetes.io/name: api
                  outboundTrafficPolicy:
                    mode: REGISTRY_ONLY
                  egress:
                    - hosts:
                        - shop/db.shop.svc.cluster.local
                        - "./smtp.api.shop.outside"
                """);
        assertThat(shop.of("Sidecar", "db", "spec")).endsWith("hosts:\n        - \"~/*\"\n");
        assertThat(shop.of("ServiceEntry", "api-smtp", "spec")).isEqualTo("""
                spec:
                  hosts:
                    - smtp.api.shop.outside
                  addresses:
                    - "198.51.100.0/24"
                  exportTo:
                    - "."
                  location: MESH_EXTERNAL
                  resolution: NONE
                  ports:
                    - name: smtp
                      number: 587
                      protocol: TCP
                """);
    }

    @Test
    void what_somebody_else_runs_is_known_by_its_host() {
        Emitted external = Emitted.sound(p -> {
            p.with(Mesh.istio(m -> {}));
            p.deployment(API, IMAGE, serving(HTTP, d -> d.connectsTo(DB, SQL)));
            p.external(DB, Host.named("db.example.com"), e -> e.port(SQL).at(Peer.block(Cidr.parse("192.0.2.0/28"))));
        });

        assertThat(external.of("Sidecar", "api", "spec")).endsWith("hosts:\n        - \"./db.example.com\"\n");
        assertThat(external.of("ServiceEntry", "api-db", "spec")).contains("- db.example.com\n", "resolution: DNS\n");
        assertThat(external.ofGroup("networking.istio.io")).containsExactly("Sidecar api", "ServiceEntry api-db");
    }

    @Test
    void pods_ask_for_sidecars_and_reach_the_control_plane() {
        Emitted tagged = Emitted.sound(meshed(m -> m.foreigner(GATEWAY, "gateway")
                .revision("stable")
                .controlPlane("mesh-system")
                .proxyCpu(Cpu.millis(50))
                .proxyCpuLimit(Cpu.millis(500))
                .proxyMemory(Memory.mib(96))
                .trustDomain("shop.example")));

        assertThat(shop.object("Namespace", "shop")).contains("istio-injection: enabled\n");
        assertThat(tagged.object("Namespace", "shop"))
                .contains("istio.io/rev: stable\n")
                .doesNotContain("istio-injection");
        assertThat(tagged.object("Deployment", "api"))
                .containsSubsequence(
                        "sidecar.istio.io/inject: \"true\"\n",
                        "istio.io/rev: stable\n",
                        "annotations:\n",
                        "sidecar.istio.io/nativeSidecar: \"true\"\n",
                        "sidecar.istio.io/proxyCPU: 50m\n",
                        "sidecar.istio.io/proxyCPULimit: 500m\n",
                        "sidecar.istio.io/proxyMemory: 96Mi\n",
                        "sidecar.istio.io/proxyMemoryLimit: 96Mi\n");
        assertThat(tagged.object("NetworkPolicy", "db"))
                .contains("kubernetes.io/metadata.name: mesh-system\n", "app: istiod\n", "- port: 15012\n");
        assertThat(tagged.of("AuthorizationPolicy", "db", "spec")).contains("- shop.example/ns/shop/sa/api\n");
    }

    @Test
    void every_port_says_what_is_spoken_on_it() {
        assertThat(shop.object("Service", "db")).contains("appProtocol: tcp\n");
        assertThat(shop.object("Service", "api")).contains("appProtocol: http\n");
    }

    @Test
    void a_namespace_and_a_component_can_stay_outside() {
        Emitted partly = Emitted.of(p -> {
            p.with(Mesh.istio(m -> m.outside(OFFICE, "it moves next year")));
            p.deployment(API, IMAGE, serving(HTTP, d -> d.connectsTo(DB, SQL).with(Mesh.outside("it is old"))));
            p.deployment(DB, IMAGE, serving(SQL, d -> d.with(Mesh.plaintext(SQL, "two callers are not there yet"))));
            p.deployment(REPORTS, IMAGE, serving(HTTP, d -> d.connectsTo(DB, SQL)));
        });

        assertThat(partly.rules()).isEmpty();
        assertThat(partly.object("Deployment", "api")).contains("sidecar.istio.io/inject: \"false\"\n");
        assertThat(partly.object("Deployment", "reports")).doesNotContain("sidecar.istio.io");
        assertThat(partly.object("Namespace", "office")).contains("istio-injection: disabled\n");
        assertThat(partly.of("PeerAuthentication", "db", "spec")).isEqualTo("""
                spec:
                  selector:
                    matchLabels:
                      app.kubernetes.io/name: db
                  mtls:
                    mode: STRICT
                  portLevelMtls:
                    "5432":
                      mode: PERMISSIVE
                """);
        assertThat(partly.of("AuthorizationPolicy", "db", "spec")).endsWith("""
                  rules:
                    - to:
                        - operation:
                            ports:
                              - "5432"
                """);
    }

    @Test
    void without_a_mesh_its_words_have_no_effect() {
        Emitted none = Emitted.sound(p -> {
            p.with(Mesh.none("this cluster has none"));
            p.deployment(DB, IMAGE, serving(SQL, d -> d.with(Mesh.plaintext(SQL, "one caller is not there yet"))));
        });

        assertThat(none.ofGroup("security.istio.io")).isEmpty();
        assertThat(none.object("Deployment", "db")).doesNotContain("istio");
        assertThat(none.object("Service", "db")).doesNotContain("appProtocol");
    }

    @Test
    void quotas_count_sidecars() {
        Consumer<MeshDraft> small = m -> m.proxyCpu(Cpu.millis(50)).proxyMemory(Memory.mib(64));

        assertThat(Emitted.of(limited(150, small)).rules()).isEmpty();
        assertThat(Emitted.of(limited(149, small)).rules()).containsExactly("over-quota");
    }

    private static Definition limited(int millis, Consumer<MeshDraft> words) {
        return p -> {
            p.with(Mesh.istio(words));
            p.namespace(SHOP, n -> n.quota(q -> q.cpu(Cpu.millis(millis)).memory(Memory.mib(192))));
            p.deployment(
                    DB,
                    IMAGE,
                    serving(SQL, d -> d.rollingUpdate(r -> r.maxSurge(0).maxUnavailable(1))));
        };
    }
}
