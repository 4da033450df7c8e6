package dev.keelson.istio.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.exposure.Door;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Image;
import dev.keelson.istio.canary.Canary;
import dev.keelson.istio.gateway.IstioDoor;
import dev.keelson.istio.gatewayapi.GatewayApiDoor;
import dev.keelson.istio.mesh.Mesh;
import org.junit.jupiter.api.Test;

/** Whoever comes from outside passes no sidecar of a caller that would share calls out. */
class CanaryAtDoorTest {
    private static final Image NEW = Image.parse("registry.example.com/books/reviews:2.0.0");
    private static final Door ISTIO =
            IstioDoor.at(Peer.namespace("istio-ingress").label("istio", "ingressgateway"), "gateway");
    private static final Door GATEWAY_API = GatewayApiDoor.istio("public", "edge");

    @Test
    void a_gateway_shares_calls_out_as_sidecars_do() {
        Blueprint shop = exposed(ISTIO, Bookshop.REVIEWS);

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "VirtualService", "books")).endsWith("""
            http:
              - name: testers
                match:
                  - uri:
                      exact: /reviews
                    headers:
                      x-canary:
                        exact: "true"
                  - uri:
                      prefix: /reviews/
                    headers:
                      x-canary:
                        exact: "true"
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: canary
                      port:
                        number: 9080
              - name: mirrored
                match:
                  - uri:
                      exact: /reviews
                    method:
                      exact: GET
                  - uri:
                      prefix: /reviews/
                    method:
                      exact: GET
                mirrors:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: canary
                      port:
                        number: 9080
                    percentage:
                      value: 10
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: stable
                      port:
                        number: 9080
                    weight: 95
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: canary
                      port:
                        number: 9080
                    weight: 5
              - match:
                  - uri:
                      exact: /reviews
                  - uri:
                      prefix: /reviews/
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: stable
                      port:
                        number: 9080
                    weight: 95
                  - destination:
                      host: reviews.books.svc.cluster.local
                      subset: canary
                      port:
                        number: 9080
                    weight: 5
            """);
    }

    @Test
    void a_door_that_knows_no_versions_is_told_of() {
        assertThat(Bookshop.rules(exposed(GATEWAY_API, Bookshop.REVIEWS))).containsExactly("canary-at-door");
        assertThat(Bookshop.rules(exposed(GATEWAY_API, Bookshop.PAGE))).isEmpty();
    }

    /** Reviews with a canary behind a page, one of the two exposed. */
    private static Blueprint exposed(Door door, Component exposed) {
        return Bookshop.of(p -> {
            p.with(Mesh.istio(m -> {}));
            p.door(door);
            p.expose(Bookshop.BOOKS.exposure("books"), Host.named("books.example.com"), e -> e.path(
                            "/reviews", exposed, Bookshop.HTTP)
                    .plainHttp("a test"));
            Bookshop.deployment(p, Bookshop.PAGE, d -> d.connectsTo(Bookshop.REVIEWS, Bookshop.HTTP));
            Bookshop.deployment(
                    p,
                    Bookshop.REVIEWS,
                    d -> d.with(Canary.of(
                            NEW, c -> c.step(5).testers("x-canary", "true").mirror(10))));
        });
    }
}
