package dev.keelson.istio.door;

import static dev.keelson.istio.door.Storefront.API;
import static dev.keelson.istio.door.Storefront.CERTIFICATE;
import static dev.keelson.istio.door.Storefront.HTTP;
import static dev.keelson.istio.door.Storefront.ISSUER;
import static dev.keelson.istio.door.Storefront.OWN_CERTIFICATE;
import static dev.keelson.istio.door.Storefront.WEB;
import static dev.keelson.istio.door.Storefront.blueprint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.exposure.Door;
import dev.keelson.core.exposure.ExposureDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.SecretRef;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One definition leads callers the same way, whatever the door. */
class SameWayTest {
    private static final List<String> STEPS = List.of("a", "ab", "b", "a.b");

    private record Said(boolean exact, String path, int answers) {}

    @Test
    void three_doors_have_the_same_hosts_and_the_same_of_them_have_tls() {
        WrittenDoor ingress = shop(Storefront.ingress(), OWN_CERTIFICATE);

        assertThat(ingress.hosts())
                .containsExactly(
                        "http://chat.example.com", "https://shop.example.com", "https://wholesale.example.com");
        assertThat(shop(Storefront.istio(), CERTIFICATE).hosts()).isEqualTo(ingress.hosts());
        assertThat(shop(Storefront.gatewayApi(), OWN_CERTIFICATE).hosts()).isEqualTo(ingress.hosts());
    }

    @Test
    void both_gateways_send_plain_http_to_tls_where_there_is_tls() {
        assertThat(shop(Storefront.istio(), CERTIFICATE).redirected())
                .isEqualTo(shop(Storefront.gatewayApi(), OWN_CERTIFICATE).redirected())
                .containsExactly("shop.example.com", "wholesale.example.com");
    }

    @Test
    void three_doors_lead_each_request_to_the_same_component() {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("shop.example.com /", "shop/web:8080");
        answers.put("shop.example.com /other", "shop/web:8080");
        answers.put("shop.example.com /api", "shop/web:8080");
        answers.put("shop.example.com /api/", "shop/api:80");
        answers.put("shop.example.com /api/x", "shop/api:80");
        answers.put("shop.example.com /apix", "shop/web:8080");
        answers.put("shop.example.com /api/v2", "shop/web:8080");
        answers.put("shop.example.com /api/v2/x", "shop/web:8080");
        answers.put("shop.example.com /api/v2x", "shop/api:80");
        answers.put("shop.example.com /healthz", "shop/api:80");
        answers.put("shop.example.com /healthz/", "shop/web:8080");
        answers.put("wholesale.example.com /shop.v1.Orders/Place", "shop/api:9090");
        answers.put("wholesale.example.com /shop.v1.OrdersX/Place", "nobody");
        answers.put("wholesale.example.com /shop.v1.Stock/Watch", "shop/api:9090");
        answers.put("wholesale.example.com /shop.v1.Stock/Other", "nobody");
        answers.put("chat.example.com /room/1", "live/chat:8081");
        answers.put("other.example.com /", "nobody");

        for (WrittenDoor door : List.of(
                shop(Storefront.ingress(), OWN_CERTIFICATE),
                shop(Storefront.istio(), CERTIFICATE),
                shop(Storefront.gatewayApi(), OWN_CERTIFICATE))) {
            Map<String, String> given = new LinkedHashMap<>();
            answers.keySet().forEach(request -> given.put(request, answer(door, request)));
            assertThat(given).isEqualTo(answers);
        }
    }

    @Test
    void both_gateways_lead_to_components_of_other_namespaces() {
        for (Supplier<Door> door : List.<Supplier<Door>>of(Storefront::istio, Storefront::gatewayApi)) {
            WrittenDoor written = written(blueprint(Storefront.exposing(door.get(), Storefront.across())));

            assertThat(answer(written, "shop.example.com /chat/1")).isEqualTo("live/chat:8081");
            assertThat(answer(written, "shop.example.com /chatter")).isEqualTo("shop/web:8080");
        }
    }

    @Test
    void three_doors_agree_on_any_paths() {
        Random random = new Random(20260301);
        Set<String> given = new LinkedHashSet<>();
        for (int round = 0; round < 40; round++) {
            Set<Said> paths = paths(random);
            WrittenDoor ingress = written(blueprint(Storefront.exposing(Storefront.ingress(), words(paths))));
            WrittenDoor istio = written(blueprint(Storefront.exposing(Storefront.istio(), words(paths))));
            WrittenDoor gateway = written(blueprint(Storefront.exposing(Storefront.gatewayApi(), words(paths))));
            for (int request = 0; request < 60; request++) {
                String asked = "shop.example.com " + path(random) + (random.nextInt(3) == 0 ? "/" : "");
                String expected = answer(ingress, asked);
                assertThat(answer(istio, asked)).as("%s of %s", asked, paths).isEqualTo(expected);
                assertThat(answer(gateway, asked)).as("%s of %s", asked, paths).isEqualTo(expected);
                given.add(expected);
            }
        }
        assertThat(given).containsExactlyInAnyOrder("nobody", "shop/api:80", "shop/web:8080");
    }

    private static Set<Said> paths(Random random) {
        Map<String, Said> paths = new LinkedHashMap<>();
        for (int count = 0; count < 6; count++) {
            Said said = new Said(
                    random.nextBoolean(),
                    (path(random) + (random.nextInt(4) == 0 ? "/" : "")).replace("//", "/"),
                    random.nextInt(2));
            String key = said.exact() ? "=" + said.path() : said.path().replaceAll("(?<=.)/$", "");
            paths.putIfAbsent(key, said);
        }
        return new LinkedHashSet<>(paths.values());
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder();
        for (int steps = random.nextInt(4); steps > 0; steps--) {
            path.append('/').append(STEPS.get(random.nextInt(STEPS.size())));
        }
        return path.isEmpty() ? "" + '/' : path.toString();
    }

    private static Consumer<ExposureDraft> words(Set<Said> paths) {
        return e -> {
            for (Said said : paths) {
                Component component = said.answers() == 0 ? API : WEB;
                if (said.exact()) {
                    e.pathExactly(said.path(), component, HTTP);
                } else {
                    e.path(said.path(), component, HTTP);
                }
            }
            e.tls(ISSUER);
        };
    }

    private static String answer(WrittenDoor door, String request) {
        String[] parts = request.replace("//", "/").split(" ", 2);
        return door.answer(parts[0], parts[1]).orElse("nobody");
    }

    private static WrittenDoor shop(Door door, SecretRef held) {
        return written(blueprint(Storefront.whole(door, held)));
    }

    private static WrittenDoor written(Blueprint blueprint) {
        assertThat(blueprint.findings()).isEmpty();
        return new WrittenDoor(blueprint);
    }
}
