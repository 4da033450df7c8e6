package dev.keelson.validation.mesh.egress;

import static dev.keelson.validation.mesh.egress.Egress.Kind.BLOCKED;
import static dev.keelson.validation.mesh.egress.Egress.Kind.KNOWN;
import static dev.keelson.validation.mesh.egress.Egress.Kind.PASSED_THROUGH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EgressTest {
    private static final String HOSTS = """
            {apiVersion: v1, kind: Service, metadata: {name: api, namespace: foo}, spec: {ports: [{port: 80}]}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: db, namespace: bar}, spec: {ports: [{port: 5432}]}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: own, namespace: bar, annotations: {networking.istio.io/exportTo: "."}}
            spec: {ports: [{port: 80}]}
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: payments, namespace: foo}
            spec: {hosts: ["*.pay.example.com"], ports: [{number: 443, name: tls, protocol: TLS}]}
            """;
    private static final String API = "api.foo.svc.cluster.local";
    private static final String DB = "db.bar.svc.cluster.local";
    private static final String OWN = "own.bar.svc.cluster.local";

    @Test
    void without_a_sidecar_a_proxy_knows_all_that_is_exported_to_its_namespace() {
        assertThat(of("", API, 80)).isEqualTo(KNOWN);
        assertThat(of("", DB, 5432)).isEqualTo(KNOWN);
        assertThat(of("", OWN, 80)).isEqualTo(BLOCKED);
        assertThat(of("", "a.pay.example.com", 443)).isEqualTo(KNOWN);
        assertThat(of("", "pay.example.com", 443)).isEqualTo(BLOCKED);
        assertThat(of("", API, 81)).as("a port that the service lacks").isEqualTo(BLOCKED);
    }

    @Test
    void what_is_not_known_is_called_where_the_mesh_allows_any() {
        assertThat(Egress.of("istio-system", OutboundPolicy.ALLOW_ANY, ManifestTree.parse(HOSTS))
                        .of("foo", Map.of(), "elsewhere.example.com", 443)
                        .kind())
                .isEqualTo(PASSED_THROUGH);
        assertThat(of(sidecar("foo", "a", "outboundTrafficPolicy: {mode: ALLOW_ANY}"), "elsewhere.example.com", 443))
                .isEqualTo(PASSED_THROUGH);
    }

    @Test
    void a_sidecar_narrows_to_the_hosts_it_names() {
        String own = sidecar("foo", "a", "egress: [{hosts: [\"./*\"]}]");
        assertThat(of(own, API, 80)).isEqualTo(KNOWN);
        assertThat(of(own, DB, 5432)).isEqualTo(BLOCKED);

        String named = sidecar("foo", "a", "egress: [{hosts: [\"bar/db.bar.svc.cluster.local\"]}]");
        assertThat(of(named, API, 80)).isEqualTo(BLOCKED);
        assertThat(of(named, DB, 5432)).isEqualTo(KNOWN);

        assertThat(of(sidecar("foo", "a", "egress: [{hosts: [\"~/*\"]}]"), API, 80))
                .isEqualTo(BLOCKED);
        assertThat(of(sidecar("foo", "a", "egress: [{hosts: [\"*/*.cluster.local\"]}]"), DB, 5432))
                .isEqualTo(KNOWN);
    }

    @Test
    void a_listener_for_a_port_takes_the_port_from_the_others() {
        String ports = sidecar(
                "foo",
                "a",
                "egress: [{port: {number: 5432, protocol: TCP, name: db}, hosts: [\"bar/*\"]}, {hosts: [\"foo/*\"]}]");

        assertThat(of(ports, DB, 5432)).isEqualTo(KNOWN);
        assertThat(of(ports, API, 80)).isEqualTo(KNOWN);
        assertThat(of(
                        sidecar(
                                "foo",
                                "a",
                                "egress: [{port: {number: 80, protocol: HTTP, name: h}, hosts: [\"bar/*\"]}]"),
                        API,
                        80))
                .isEqualTo(BLOCKED);
    }

    @Test
    void one_for_a_workload_goes_before_that_of_its_namespace_and_that_before_that_of_the_mesh() {
        String mesh = sidecar("istio-system", "m", "egress: [{hosts: [\"~/*\"]}]");
        String namespace = sidecar("foo", "n", "egress: [{hosts: [\"foo/*\"]}]");
        String workload = sidecar("foo", "w", "workloadSelector: {labels: {app: web}}, egress: [{hosts: [\"bar/*\"]}]");

        assertThat(of(mesh, API, 80)).isEqualTo(BLOCKED);
        assertThat(of(mesh + namespace, API, 80)).isEqualTo(KNOWN);
        assertThat(of(mesh + namespace + workload, API, 80)).isEqualTo(BLOCKED);
        assertThat(of(mesh + namespace + workload, DB, 5432)).isEqualTo(KNOWN);
    }

    @Test
    void what_is_ambiguous_is_refused() {
        String two = sidecar("foo", "a", "egress: [{hosts: [\"./*\"]}]")
                + sidecar("foo", "b", "egress: [{hosts: [\"./*\"]}]");
        assertThatThrownBy(() -> of(two, API, 80))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining("foo/b");

        String silent = sidecar("foo", "n", "egress: [{hosts: [\"./*\"]}]")
                + sidecar("foo", "w", "workloadSelector: {labels: {app: web}}");
        assertThatThrownBy(() -> of(silent, API, 80))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining("says nothing of egress");
    }

    private static Egress.Kind of(String sidecars, String host, int port) {
        return Egress.of("istio-system", OutboundPolicy.REGISTRY_ONLY, ManifestTree.parse(HOSTS + sidecars))
                .of("foo", Map.of("app", "web"), host, port)
                .kind();
    }

    private static String sidecar(String namespace, String name, String spec) {
        return "---\n{apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: " + name + ", namespace: "
                + namespace + "}, spec: {" + spec + "}}\n";
    }
}
