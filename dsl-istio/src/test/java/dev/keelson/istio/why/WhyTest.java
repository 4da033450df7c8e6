package dev.keelson.istio.why;

import static dev.keelson.istio.Shop.API;
import static dev.keelson.istio.Shop.DB;
import static dev.keelson.istio.Shop.HTTP;
import static dev.keelson.istio.Shop.IMAGE;
import static dev.keelson.istio.Shop.SQL;
import static dev.keelson.istio.Shop.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.why.Answer;
import dev.keelson.core.why.Question;
import dev.keelson.core.why.Ruling;
import dev.keelson.istio.Shop;
import dev.keelson.istio.authorization.Callers;
import dev.keelson.istio.authorization.Request;
import dev.keelson.istio.mesh.Mesh;
import org.junit.jupiter.api.Test;

/** Why a call passes or is refused, over all gates on its way. */
class WhyTest {
    private static void shop(PlatformDraft p) {
        p.with(Mesh.istio(m -> {}));
        p.deployment(WEB, IMAGE, Shop.working(d -> d.connectsTo(API, HTTP)));
        p.deployment(API, IMAGE, Shop.serving(HTTP, d -> d.connectsTo(DB, SQL)
                .with(Callers.only(WEB, HTTP, Request.reading("/v1/*")))));
        p.deployment(DB, IMAGE, Shop.serving(SQL));
    }

    private final Blueprint blueprint = Platform.of(WhyTest::shop).in(Environment.named("test"));

    private Answer answer(String from, String to) {
        return Answer.to(Question.parse(blueprint, from, to), blueprint);
    }

    @Test
    void a_declared_connection_passes_every_gate_at_the_line_that_declared_it() {
        Answer answer = answer("shop/api", "shop/db:postgresql");

        assertThat(answer.passes()).isTrue();
        assertThat(answer.rulings())
                .extracting(Ruling::gate)
                .containsExactly(
                        "NetworkPolicy shop/api, egress",
                        "NetworkPolicy shop/db, ingress",
                        "Sidecar shop/api",
                        "PeerAuthentication shop/db",
                        "AuthorizationPolicy shop/db");
        assertThat(answer.text())
                .startsWith("shop/api → shop/db on postgresql/TCP: passes\n")
                .contains("WhyTest.java:", "it lets cluster.local/ns/shop/sa/api in\n")
                .doesNotContain("say:");
    }

    @Test
    void what_is_not_declared_is_refused_and_the_word_named_that_is_missing() {
        Answer answer = answer("shop/web", "shop/db:postgresql");

        assertThat(answer.passes()).isFalse();
        assertThat(answer.rulings())
                .filteredOn(Ruling::passes)
                .extracting(Ruling::gate)
                .containsExactly("PeerAuthentication shop/db");
        assertThat(answer.text())
                .startsWith("shop/web → shop/db on postgresql/TCP: is refused\n")
                .endsWith("  say: connectsTo(shop/db, postgresql) on shop/web\n");
    }

    @Test
    void what_may_be_asked_is_told_too() {
        assertThat(answer("shop/web", "shop/api:http").text()).contains("in with GET, HEAD /v1/*\n");
    }

    @Test
    void of_unknown_names_the_known_ones_are_told() {
        assertThatThrownBy(() -> answer("shop/apy", "shop/db:postgresql"))
                .hasMessage("There is no component called \"shop/apy\"; there are shop/web, shop/api, shop/db.");
        assertThatThrownBy(() -> answer("shop/api", "shop/db:sql"))
                .hasMessage("There is no port of shop/db called \"sql\"; there are postgresql.");
    }
}
