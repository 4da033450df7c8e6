package dev.keelson.istio.ambient;

import static dev.keelson.istio.Shop.API;
import static dev.keelson.istio.Shop.HTTP;
import static dev.keelson.istio.Shop.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.observe.Scraping;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.istio.Emitted;
import dev.keelson.istio.Shop;
import dev.keelson.istio.authorization.Callers;
import dev.keelson.istio.authorization.Request;
import dev.keelson.istio.membership.DataPlane;
import dev.keelson.istio.mesh.Mesh;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who may ask waypoints for their metrics: whoever reads the annotations that Istio writes on their pods. */
class WaypointMetricsTest {
    private static final Namespace WATCH = Namespace.named("watch");
    private static final Component PROMETHEUS = WATCH.component("prometheus");
    private static final String METRICS = "port: 15020";

    private static Definition shop(Consumer<PlatformDraft> monitoring) {
        return p -> {
            p.with(Mesh.istio(m -> m.dataPlane(DataPlane.AMBIENT)));
            p.deployment(
                    API,
                    IMAGE,
                    Shop.serving(HTTP, d -> d.with(Callers.deny(HTTP, "for operators", Request.under("/admin/*")))));
            monitoring.accept(p);
        };
    }

    private static Consumer<PlatformDraft> gathered(Scraping scraping, Consumer<DeploymentDraft> words) {
        return p -> {
            p.monitoring(PROMETHEUS, scraping, m -> {});
            p.deployment(PROMETHEUS, IMAGE, Shop.serving(HTTP, words));
        };
    }

    @Test
    void a_collector_of_the_platform() {
        Emitted shop = Emitted.sound(shop(gathered(Scraping.annotations(), d -> {})));

        assertThat(shop.of("NetworkPolicy", "waypoint", "spec")).contains("""
              ingress:
                - from:
                    - namespaceSelector:
                        matchLabels:
                          kubernetes.io/metadata.name: watch
                      podSelector:
                        matchLabels:
                          app.kubernetes.io/name: prometheus
                  ports:
                    - port: 15020
                      protocol: TCP
            """);
        assertThat(shop.of("NetworkPolicy", "prometheus-ambient", "spec")).endsWith("""
              egress:
                - to:
                    - namespaceSelector:
                        matchLabels:
                          kubernetes.io/metadata.name: shop
                      podSelector:
                        matchLabels:
                          gateway.networking.k8s.io/gateway-name: waypoint
                  ports:
                    - port: 15020
                      protocol: TCP
            """);
        assertThat(shop.object("NetworkPolicy", "api-ambient")).doesNotContain(METRICS);
    }

    @Test
    void a_collector_outside_the_mesh() {
        Emitted shop = Emitted.sound(
                shop(gathered(Scraping.annotations(), d -> d.with(Mesh.outside("it watches all clusters")))));

        assertThat(shop.object("NetworkPolicy", "waypoint")).contains("prometheus\n", METRICS);
        assertThat(shop.object("NetworkPolicy", "prometheus-ambient"))
                .contains(METRICS)
                .doesNotContain("169.254", "15008");
    }

    @Test
    void a_collector_of_somebody_else() {
        Emitted shop = Emitted.sound(shop(p -> p.monitoring(Peer.namespace("watch"), Scraping.annotations(), m -> {})));

        assertThat(shop.object("NetworkPolicy", "waypoint")).contains("metadata.name: watch\n", METRICS);
    }

    @Test
    void a_collector_with_a_sidecar_reaches_no_address_that_this_does_not_know() {
        Emitted shop =
                Emitted.sound(shop(gathered(Scraping.annotations(), d -> d.with(Mesh.dataPlane(DataPlane.SIDECARS)))));

        assertThat(shop.object("NetworkPolicy", "waypoint")).doesNotContain(METRICS);
    }

    @Test
    void a_collector_that_asks_what_the_platform_declares() {
        Emitted shop = Emitted.sound(shop(gathered(
                Scraping.configuration(WATCH.config("prometheus-config")),
                d -> d.mount("/etc/prometheus", WATCH.config("prometheus-config")))));

        assertThat(shop.object("NetworkPolicy", "waypoint")).doesNotContain(METRICS);
    }
}
