package dev.keelson.istio.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.value.Image;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.istio.canary.Canary;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CanaryTestersTest {
    private static final Image NEW = Image.parse("registry.example.com/books/reviews:2.0.0");

    @Test
    void testers_get_it_and_reading_requests_are_copied_wherever_shares_decide() {
        Blueprint shop = Bookshop.with(d -> d.with(Canary.of(
                        NEW, c -> c.step(5).testers("X-Canary", "true").mirror(10)))
                .with(Inbound.traffic(t -> t.timeout(Duration.ofSeconds(9))
                        .route("orders", r -> r.when(m -> m.path("/orders").method("POST"))))));

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh")).endsWith("""
            http:
              - name: orders-testers
                match:
                  - uri:
                      prefix: /orders
                    method:
                      exact: POST
                    headers:
                      x-canary:
                        exact: "true"
                timeout: 9s
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: canary
              - name: orders
                match:
                  - uri:
                      prefix: /orders
                    method:
                      exact: POST
                timeout: 9s
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: stable
                    weight: 95
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: canary
                    weight: 5
              - name: testers
                match:
                  - headers:
                      x-canary:
                        exact: "true"
                timeout: 9s
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: canary
              - name: mirrored
                match:
                  - method:
                      exact: GET
                timeout: 9s
                mirrors:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: canary
                    percentage:
                      value: 10
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: stable
                    weight: 95
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: canary
                    weight: 5
              - timeout: 9s
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: stable
                    weight: 95
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: canary
                    weight: 5
            """);
    }

    @Test
    void a_route_about_the_header_of_testers_decides_for_itself() {
        Blueprint shop = Bookshop.with(d -> d.with(Canary.of(NEW, c -> c.step(5).testers("x-canary", "true")))
                .with(Inbound.traffic(t -> t.route("others", r -> r.when(m -> m.header("x-canary", "false"))))));

        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh"))
                .contains("- name: others\n")
                .doesNotContain("others-testers");
    }

    @Test
    void testers_and_copies_of_a_canary_without_pods_are_told_of() {
        assertThat(Bookshop.rules(Bookshop.with(canary(0)))).containsExactly("canary-without-pods");
        assertThat(Bookshop.rules(Bookshop.with(canary(1)))).isEmpty();
        assertThat(Bookshop.rules(Bookshop.with(
                        d -> d.with(Canary.of(NEW, c -> c.replicas(0).mirror(5))))))
                .containsExactly("canary-without-pods");
        assertThat(Bookshop.rules(Bookshop.with(
                        d -> d.with(Canary.of(NEW, c -> c.replicas(0).mirror(0))))))
                .isEmpty();
    }

    private static Consumer<DeploymentDraft> canary(int pods) {
        return d -> d.with(Canary.of(NEW, c -> c.replicas(pods).testers("x-canary", "true")));
    }
}
