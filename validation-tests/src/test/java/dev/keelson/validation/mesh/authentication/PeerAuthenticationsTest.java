package dev.keelson.validation.mesh.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerAuthenticationsTest {
    private static final String MESH = peers("istio-system", "mesh", "mtls: {mode: STRICT}");
    private static final String NAMESPACE = peers("foo", "default", "mtls: {mode: PERMISSIVE}");
    private static final String WORKLOAD = peers(
            "foo",
            "finance",
            "selector: {matchLabels: {app: finance}}, mtls: {mode: STRICT}, portLevelMtls: {8080: {mode: DISABLE}}");

    @Test
    void without_any_both_kinds_of_connections_are_accepted() {
        assertThat(of("", "foo", "finance", 80)).isEqualTo(new PeerSetting(PeerMode.PERMISSIVE, "Istio's default"));
    }

    @Test
    void the_narrowest_decides() {
        String all = String.join("\n---\n", MESH, NAMESPACE, WORKLOAD);

        assertThat(of(all, "bar", "any", 80))
                .isEqualTo(new PeerSetting(PeerMode.STRICT, "PeerAuthentication istio-system/mesh"));
        assertThat(of(all, "foo", "any", 80))
                .isEqualTo(new PeerSetting(PeerMode.PERMISSIVE, "PeerAuthentication foo/default"));
        assertThat(of(all, "foo", "finance", 80))
                .isEqualTo(new PeerSetting(PeerMode.STRICT, "PeerAuthentication foo/finance"));
        assertThat(of(all, "foo", "finance", 8080))
                .isEqualTo(new PeerSetting(PeerMode.DISABLE, "PeerAuthentication foo/finance, port 8080"));
    }

    @Test
    void what_one_leaves_open_the_next_wider_one_says() {
        String open = peers("foo", "default", "mtls: {mode: UNSET}");
        String openPort = peers(
                "foo", "finance", "selector: {matchLabels: {app: finance}}, portLevelMtls: {8080: {mode: UNSET}}");

        assertThat(of(MESH + "\n---\n" + open, "foo", "any", 80).mode()).isEqualTo(PeerMode.STRICT);
        assertThat(of(MESH + "\n---\n" + openPort, "foo", "finance", 8080).mode())
                .isEqualTo(PeerMode.STRICT);
    }

    @Test
    void two_for_the_same_workloads_and_ports_without_a_selector_are_refused() {
        String twice = NAMESPACE + "\n---\n" + peers("foo", "other", "mtls: {mode: STRICT}");
        assertThatThrownBy(() -> of(twice, "foo", "any", 80))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining("foo/other");

        String ports = peers("foo", "default", "portLevelMtls: {8080: {mode: DISABLE}}");
        assertThatThrownBy(() -> of(ports, "foo", "any", 80))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining("needs a selector");
    }

    private static PeerSetting of(String yaml, String namespace, String app, int port) {
        return PeerAuthentications.of("istio-system", ManifestTree.parse(yaml)).of(namespace, Map.of("app", app), port);
    }

    private static String peers(String namespace, String name, String spec) {
        return "{apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: " + name + ", namespace: "
                + namespace + "}, spec: {" + spec + "}}";
    }
}
