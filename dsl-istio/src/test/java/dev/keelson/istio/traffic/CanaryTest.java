package dev.keelson.istio.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.placement.Topology;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Percent;
import dev.keelson.istio.canary.Canary;
import dev.keelson.istio.mesh.Mesh;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanaryTest {
    private static final Image NEW = Image.parse("registry.example.com/books/reviews:2.0.0");
    private static final Setting<Percent> STEP = Setting.percent("reviews.promotion", 5);

    @Test
    void a_canary_is_the_same_deployment_but_for_image_track_and_pods() {
        Blueprint shop = shop(Environment.named("test"));
        Deployment stable = deployment(shop, "reviews");
        Deployment canary = deployment(shop, "reviews-canary");

        assertThat(shop.findings()).isEmpty();
        assertThat(canary.getSpec().getReplicas()).isEqualTo(2);
        assertThat(canary.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getImage())
                .isEqualTo("registry.example.com/books/reviews:2.0.0");
        assertThat(canary.getSpec().getSelector().getMatchLabels())
                .containsEntry("keelson.dev/track", "canary")
                .containsEntry("app.kubernetes.io/name", "reviews");
        Deployment alike = new DeploymentBuilder(canary)
                .editMetadata()
                .withName("reviews")
                .endMetadata()
                .editSpec()
                .withReplicas(3)
                .editSelector()
                .addToMatchLabels("keelson.dev/track", "stable")
                .endSelector()
                .editTemplate()
                .editMetadata()
                .addToLabels("keelson.dev/track", "stable")
                .endMetadata()
                .editSpec()
                .editFirstContainer()
                .withImage("registry.example.com/books/reviews:1.0.0")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        assertThat(alike).isEqualTo(stable);
    }

    @Test
    void the_stable_deployment_is_what_it_was() {
        Blueprint without = Bookshop.with(d -> {});

        assertThat(deployment(shop(Environment.named("test")), "reviews")).isEqualTo(deployment(without, "reviews"));
    }

    @Test
    void the_service_leads_to_pods_of_both() {
        Blueprint shop = shop(Environment.named("test"));
        Map<String, String> selector = shop.resources().stream()
                .map(Resource::object)
                .filter(object -> object instanceof Service
                        && object.getMetadata().getName().equals("reviews"))
                .map(object -> ((Service) object).getSpec().getSelector())
                .findFirst()
                .orElseThrow();

        for (String name : List.of("reviews", "reviews-canary")) {
            assertThat(deployment(shop, name)
                            .getSpec()
                            .getTemplate()
                            .getMetadata()
                            .getLabels())
                    .containsAllEntriesOf(selector);
        }
    }

    @Test
    void shares_follow_the_setting() {
        Blueprint shop = shop(Environment.named("test").with(STEP, Percent.of(25)));

        assertThat(Bookshop.spec(shop, "DestinationRule", "reviews")).isEqualTo("""
            host: reviews.books.svc.cluster.local
            subsets:
              - name: stable
                labels:
                  keelson.dev/track: stable
              - name: canary
                labels:
                  keelson.dev/track: canary
            """);
        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh")).endsWith("""
            http:
              - name: testers
                match:
                  - headers:
                      x-tester:
                        exact: "true"
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: canary
              - route:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: stable
                    weight: 75
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: canary
                    weight: 25
            """);
    }

    @Test
    void connections_are_shared_out_too() {
        Blueprint shop = Bookshop.with(d -> d.port(Bookshop.SQL).with(Canary.of(NEW, c -> c.step(10))));

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh")).endsWith("""
            tcp:
              - match:
                  - port: 5432
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: stable
                      port:
                        number: 5432
                    weight: 90
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: canary
                      port:
                        number: 5432
                    weight: 10
            """);
    }

    @Test
    void whoever_is_led_there_by_a_share_gets_pods_that_are_no_canary() {
        Blueprint shop = Bookshop.with(d -> d.with(Canary.of(NEW, c -> c.step(10)))
                .with(Inbound.traffic(t -> t.route("versions", r -> r.to(Bookshop.REVIEWS, Bookshop.HTTP, 90)
                        .to(Bookshop.RATINGS, Bookshop.HTTP, 10)))));

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh")).endsWith("""
            http:
              - name: versions
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: stable
                    weight: 90
                  - destination:
                      host: ratings.books.svc.cluster.local
                    weight: 10
            """);
    }

    @Test
    void pods_of_a_canary_are_spread_among_themselves() {
        Blueprint shop = Bookshop.with(d -> d.spreadOver(Topology.ZONE).with(Canary.of(NEW, c -> {})));

        assertThat(deployment(shop, "reviews-canary")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getTopologySpreadConstraints())
                .isNotEmpty()
                .allSatisfy(spread -> assertThat(spread.getLabelSelector().getMatchLabels())
                        .containsEntry("keelson.dev/track", "canary"));
    }

    @Test
    void pools_of_its_pods_are_held_against_what_the_server_accepts() {
        // Three pods and one that an update adds, and two of the canary and one: five connections each.
        assertThat(Bookshop.rules(pooled(35))).isEmpty();
        assertThat(pooled(34).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("pool-exceeds-limit");
            assertThat(finding.message()).contains("35 (5 + 2 pods of 5)");
        });
    }

    private static Blueprint pooled(int accepted) {
        Component db = Bookshop.BOOKS.component("db");
        return Bookshop.with(
                d -> d.with(Canary.of(NEW, c -> c.replicas(2))).connectsTo(db, Bookshop.SQL, c -> c.pool(Count.of(5))),
                p -> Bookshop.sql(p, d -> d.connectionLimit(Bookshop.SQL, Count.of(accepted))));
    }

    @Test
    void a_platform_without_mesh_has_no_canary() {
        Blueprint shop = Bookshop.of(p -> {
            p.with(Mesh.none("on a laptop"));
            Bookshop.deployment(p, Bookshop.REVIEWS, d -> d.with(Canary.of(NEW, c -> c.step(5))));
        });

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "Deployment", "reviews-canary")).isEmpty();
    }

    private static Blueprint shop(Environment environment) {
        return Bookshop.of(
                p -> {
                    p.with(Mesh.istio(m -> {}));
                    Bookshop.deployment(p, Bookshop.PAGE, d -> d.connectsTo(Bookshop.REVIEWS, Bookshop.HTTP));
                    Bookshop.deployment(p, Bookshop.REVIEWS, d -> d.with(Inbound.traffic(
                                    t -> t.route("testers", r -> r.when(m -> m.header("x-tester", "true"))
                                            .toCanary())))
                            .with(Canary.of(NEW, c -> c.steps(5, 25, 50, 100)
                                    .step(p.get(STEP))
                                    .replicas(2))));
                },
                environment);
    }

    private static Deployment deployment(Blueprint shop, String name) {
        return shop.resources().stream()
                .map(Resource::object)
                .filter(object -> object instanceof Deployment
                        && object.getMetadata().getName().equals(name))
                .map(Deployment.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
