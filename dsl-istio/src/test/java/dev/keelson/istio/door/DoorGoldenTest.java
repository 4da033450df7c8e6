package dev.keelson.istio.door;

import static dev.keelson.istio.door.Storefront.CERTIFICATE;
import static dev.keelson.istio.door.Storefront.OWN_CERTIFICATE;
import static dev.keelson.istio.door.Storefront.blueprint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorGoldenTest {
    private static final List<String> ISTIO = List.of("networking.istio.io", "cert-manager.io");
    private static final List<String> GATEWAY_API = List.of("gateway.networking.k8s.io", "cert-manager.io");

    @Test
    void paths_grpc_and_websockets_of_a_shop_go_through_an_istio_gateway() throws IOException {
        Blueprint shop = blueprint(Storefront.whole(Storefront.istio(), CERTIFICATE));

        assertThat(shop.findings()).isEmpty();
        Golden.compare("istio", shop, ISTIO);
    }

    @Test
    void paths_grpc_and_websockets_of_a_shop_go_through_a_gateway_of_the_gateway_api() throws IOException {
        Blueprint shop = blueprint(Storefront.whole(Storefront.gatewayApi(), OWN_CERTIFICATE));

        assertThat(shop.findings()).isEmpty();
        Golden.compare("gateway-api", shop, GATEWAY_API);
    }

    @Test
    void an_istio_gateway_leads_to_other_namespaces() throws IOException {
        Blueprint shop = blueprint(Storefront.exposing(Storefront.istio(), Storefront.across()));

        assertThat(shop.findings()).isEmpty();
        Golden.compare("istio-across", shop, ISTIO);
    }

    @Test
    void a_gateway_of_the_gateway_api_leads_to_other_namespaces() throws IOException {
        Blueprint shop = blueprint(Storefront.exposing(Storefront.gatewayApi(), Storefront.across()));

        assertThat(shop.findings()).isEmpty();
        Golden.compare("gateway-api-across", shop, GATEWAY_API);
    }
}
