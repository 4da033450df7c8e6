package dev.keelson.istio.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.network.Connection;
import dev.keelson.core.token.Component;
import dev.keelson.istio.route.TextMatch;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Routes in the manner of Istio's own samples, and what is written for them. */
class RouteWordsTest {
    private static final Component NEW_REVIEWS = Bookshop.BOOKS.component("reviews-v3");

    @Test
    void ninety_and_ten_of_a_hundred_go_to_two_components() {
        Blueprint shop = Bookshop.with(
                d -> d.with(Inbound.traffic(t -> t.route("versions", r -> r.to(Bookshop.REVIEWS, Bookshop.HTTP, 90)
                        .to(NEW_REVIEWS, Bookshop.HTTP, 10)))),
                p -> Bookshop.deployment(p, NEW_REVIEWS, d -> {}));

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh")).isEqualTo("""
            hosts:
              - reviews.books.svc.cluster.local
            gateways:
              - mesh
            http:
              - name: versions
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
                    weight: 90
                  - destination:
                      host: reviews-v3.books.svc.cluster.local
                    weight: 10
            """);
    }

    @Test
    void whoever_is_led_elsewhere_is_let_in_there() {
        Blueprint shop = Bookshop.with(
                d -> d.with(Inbound.traffic(t -> t.route("all", r -> r.to(NEW_REVIEWS, Bookshop.HTTP)))),
                p -> Bookshop.deployment(p, NEW_REVIEWS, d -> {}));

        assertThat(shop.model().all(Connection.class)).anySatisfy(connection -> {
            assertThat(connection.from()).isEqualTo(Bookshop.PAGE);
            assertThat(connection.to()).isEqualTo(NEW_REVIEWS);
        });
        assertThat(Bookshop.spec(shop, "AuthorizationPolicy", "reviews-v3")).contains("/sa/productpage");
        assertThat(Bookshop.spec(shop, "NetworkPolicy", "reviews-v3")).contains("name: productpage");
        assertThat(Bookshop.spec(shop, "Sidecar", "productpage")).contains("books/reviews-v3.books.svc.cluster.local");
    }

    @Test
    void a_header_leads_a_user_elsewhere() {
        Blueprint shop = Bookshop.with(
                d -> d.with(Inbound.traffic(t -> t.timeout(Duration.ofSeconds(3))
                        .route("jason", r -> r.when(m -> m.header("end-user", "jason"))
                                .to(NEW_REVIEWS, Bookshop.HTTP)))),
                p -> Bookshop.deployment(p, NEW_REVIEWS, d -> {}));

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh")).endsWith("""
            http:
              - name: jason
                match:
                  - headers:
                      end-user:
                        exact: jason
                timeout: 3s
                route:
                  - destination:
                      host: reviews-v3.books.svc.cluster.local
              - timeout: 3s
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
            """);
    }

    @Test
    void a_user_gets_faults() {
        Blueprint shop = Bookshop.with(
                d -> d.with(Inbound.traffic(t -> t.route("jason", r -> r.when(m -> m.header("end-user", "jason"))
                        .fault(f -> f.delay(Duration.ofSeconds(7), 100).abort(500, 10))))));

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh")).endsWith("""
            http:
              - name: jason
                match:
                  - headers:
                      end-user:
                        exact: jason
                fault:
                  abort:
                    httpStatus: 500
                    percentage:
                      value: 10
                  delay:
                    fixedDelay: 7s
                    percentage:
                      value: 100
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
              - route:
                  - destination:
                      host: reviews.books.svc.cluster.local
            """);
    }

    @Test
    void requests_are_told_apart_by_all_that_they_have() {
        Blueprint shop = Bookshop.with(
                d -> d.with(Inbound.traffic(t -> t.route("search", r -> r.when(m -> m.path(TextMatch.exact("/search"))
                                        .method("GET")
                                        .query("q", TextMatch.regex(".+"))
                                        .withoutHeader("X-Old", TextMatch.exact("1"))
                                        .from(Bookshop.PAGE))
                                .when(m -> m.path("/find"))
                                .rewrite("/reviews/search"))
                        .route("moved", r -> r.when(m -> m.path("/old"))
                                .redirect(x -> x.path("/new").status(302))))));

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh")).endsWith("""
            http:
              - name: search
                match:
                  - uri:
                      exact: /search
                    method:
                      exact: GET
                    queryParams:
                      q:
                        regex: ".+"
                    sourceLabels:
                      app.kubernetes.io/name: productpage
                    sourceNamespace: books
                    withoutHeaders:
                      x-old:
                        exact: "1"
                  - uri:
                      prefix: /find
                rewrite:
                  uri: /reviews/search
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
              - name: moved
                match:
                  - uri:
                      prefix: /old
                redirect:
                  redirectCode: 302
                  uri: /new
              - route:
                  - destination:
                      host: reviews.books.svc.cluster.local
            """);
    }

    @Test
    void copies_headers_and_browsers_are_spoken_of() {
        Blueprint shop = Bookshop.with(d -> d.with(Inbound.traffic(t -> t.mirror(Bookshop.RATINGS, Bookshop.HTTP, 25)
                .headers(h -> h.set("x-env", "test").remove("x-debug").addToAnswers("x-served-by", "reviews"))
                .cors(c -> c.allowOrigins("https://www.example.com")
                        .allowMethods("GET", "POST")
                        .allowHeaders("x-user")
                        .maxAge(Duration.ofHours(24))
                        .allowCredentials()))));

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh")).endsWith("""
            http:
              - headers:
                  request:
                    remove:
                      - x-debug
                    set:
                      x-env: test
                  response:
                    add:
                      x-served-by: reviews
                corsPolicy:
                  allowCredentials: true
                  allowHeaders:
                    - x-user
                  allowMethods:
                    - GET
                    - POST
                  allowOrigins:
                    - exact: https://www.example.com
                  maxAge: 86400s
                mirrors:
                  - destination:
                      host: ratings.books.svc.cluster.local
                    percentage:
                      value: 25
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
            """);
    }
}
