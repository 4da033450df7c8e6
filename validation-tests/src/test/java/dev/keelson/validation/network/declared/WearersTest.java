package dev.keelson.validation.network.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.network.Edge;
import dev.keelson.validation.network.Reachability;
import dev.keelson.validation.network.endpoint.Port;
import dev.keelson.validation.network.endpoint.Protocol;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WearersTest {
    private static final Declaration DECLARED = new Declaration(
            new TreeSet<>(List.of("shop/api", "shop/web")),
            new TreeMap<>(Map.of("shop/api", "shop/api", "shop/web", "shop/web")),
            List.of(new DeclaredConnection("shop/web", "shop/api", new Port(Protocol.TCP, 8080))),
            List.of(),
            Outsider.kubeDns());

    @Test
    void a_second_version_is_called_as_the_first_is() {
        ManifestTree written = written("api", "api", "api-canary", "api", "web", "web");

        assertThat(Wearers.of(DECLARED, Reachability.of(written)).edges(DECLARED))
                .containsExactly(Edge.tcp("shop/web", "shop/api", 8080), Edge.tcp("shop/web", "shop/api-canary", 8080));
    }

    @Test
    void what_is_said_of_a_component_without_pods_is_missed() {
        assertThat(Wearers.of(DECLARED, Reachability.of(written("web", "web"))).edges(DECLARED))
                .containsExactly(Edge.tcp("shop/web", "shop/api", 8080));
    }

    @Test
    void whoever_wears_no_name_or_takes_that_of_another_is_no_second_version() {
        assertThat(TrafficAudit.differences(written("api", "api", "web", "web", "other", "other"), DECLARED))
                .singleElement()
                .asString()
                .contains("workloads [shop/api, shop/other, shop/web] written");
        assertThat(TrafficAudit.differences(written("api", "api", "web", "api"), DECLARED))
                .singleElement()
                .asString()
                .startsWith("components [shop/api, shop/web] were declared");
        assertThat(TrafficAudit.differences(written("api-canary", "api", "web", "web"), DECLARED))
                .singleElement()
                .asString()
                .startsWith("components [shop/api, shop/web] were declared");
        assertThat(TrafficAudit.differences(written("api", "api", "api-canary", "api", "web", "web"), DECLARED))
                .noneMatch(difference -> difference.startsWith("components"));
    }

    /** Deployments, each with the name that its pods wear. */
    private static ManifestTree written(String... namesAndWorn) {
        StringBuilder yaml = new StringBuilder("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}\n");
        for (int index = 0; index < namesAndWorn.length; index += 2) {
            yaml.append("""
                    ---
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: %s, namespace: shop}
                    spec:
                      selector: {matchLabels: {app.kubernetes.io/name: %s}}
                      template:
                        metadata: {labels: {app.kubernetes.io/name: %s}}
                        spec: {containers: [{name: main, image: "a:1", ports: [{name: http, containerPort: 8080}]}]}
                    """.formatted(namesAndWorn[index], namesAndWorn[index + 1], namesAndWorn[index + 1]));
        }
        return ManifestTree.parse(yaml.toString());
    }
}
