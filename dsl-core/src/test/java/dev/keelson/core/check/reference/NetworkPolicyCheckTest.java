package dev.keelson.core.check.reference;

import static dev.keelson.core.check.Yaml.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Told;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Image;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkPolicyCheckTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Port HTTP = Port.http(8080);
    private static final Image IMAGE = Image.parse("registry.example.com/api:1");

    @Test
    void a_policy_that_holds_for_no_pod_is_told() {
        Told told = Told.only(policy("{podSelector: {matchLabels: {app: ap}}}"))
                .says(
                        "policy-without-pods",
                        "",
                        "NetworkPolicy shop/extra holds for pods with app=ap, and the platform has none in shop.")
                .fix("Select what the labels of a pod template say, or take the policy out.")
                .at("kind: NetworkPolicy");
        assertThat(told.finding().isError()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            podSelector: {matchLabels: {app.kubernetes.io/name: api}}                                         | 0
            podSelector: {}                                                                                   | 0
            podSelector: {matchLabels: {app: ap}}                                                             | 1
            namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}, podSelector: {matchLabels: {app: ap}} | 1
            namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: else}}, podSelector: {matchLabels: {app: ap}} | 0
            namespaceSelector: {}, podSelector: {matchLabels: {app: ap}}                                      | 0
            ipBlock: {cidr: 10.0.0.0/8}                                                                       | 0
            """)
    void peers_of_the_platform_exist(String peer, int findings) {
        assertThat(Told.rules(policy("{podSelector: {}, ingress: [{from: [{" + peer + "}]}]}")))
                .isEqualTo(List.of("policy-peer-without-pods").subList(0, findings));
        assertThat(Told.rules(policy("{podSelector: {}, egress: [{to: [{" + peer + "}]}]}")))
                .isEqualTo(List.of("policy-peer-without-pods").subList(0, findings));
    }

    @Test
    void a_peer_of_a_word_is_told_at_the_word() {
        Peer peer = Peer.namespace("shop").label("app", "frontend");
        Told.only(p -> p.deployment(API, IMAGE, d -> d.port(HTTP).acceptsFrom(peer, HTTP)))
                .says(
                        "policy-peer-without-pods",
                        "api.acceptsFrom",
                        "NetworkPolicy shop/api names at spec.ingress[0].from[0] the pods of shop with app=frontend,"
                                + " and the platform has none.")
                .fix("Name labels that pods of that namespace carry; a connection to a component is said with"
                        + " connectsTo(COMPONENT, PORT).")
                .at(".acceptsFrom(peer");
    }

    @Test
    void pods_in_a_namespace_of_others_are_theirs() {
        Namespace tools = Namespace.existing("tools");
        assertThat(Told.rules(p -> {
                    p.namespace(tools, n -> {});
                    p.with(raw(
                            "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: extra, namespace:"
                                    + " tools}, spec: {podSelector: {matchLabels: {app: x}}}}"));
                }))
                .isEmpty();
    }

    private static Definition policy(String spec) {
        return p -> {
            p.deployment(API, IMAGE, d -> {});
            p.with(raw("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: extra}, spec: " + spec
                    + "}"));
        };
    }
}
