package dev.keelson.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.PortNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    private static final Namespace SHOP = Namespace.named("shop");

    /** Makers of tokens that say something different each; the same maker twice says the same. */
    private static final List<Supplier<Token>> DIFFERENT = List.of(
            () -> Namespace.named("shop"),
            () -> Namespace.named("other"),
            () -> SHOP.component("api"),
            () -> SHOP.component("web"),
            () -> Namespace.named("other").component("api"),
            () -> SHOP.config("api"),
            () -> SHOP.config("web"),
            () -> SHOP.existingSecret("api"),
            () -> SHOP.existingSecret("web"),
            () -> SHOP.claim("data"),
            () -> SHOP.claim("logs"),
            () -> SHOP.existingSecretStore("vault"),
            () -> SecretStore.existingClusterStore("vault"),
            () -> StorageClass.named("fast"),
            () -> StorageClass.named("slow"),
            () -> StorageClass.named("shop-slow"),
            () -> SHOP.storageClass("slow"),
            () -> Namespace.named("other").storageClass("slow"),
            () -> NodePoolRef.named("shop-general"),
            () -> SHOP.nodePool("general"),
            () -> SHOP.nodePool("memory"),
            () -> VolumeSnapshotClass.named("daily"),
            () -> VolumeSnapshotClass.named("weekly"),
            () -> SHOP.volumeSnapshotClass("weekly"),
            () -> SHOP.exposure("api"),
            () -> Namespace.named("other").exposure("api"),
            () -> SHOP.issuer("api"),
            () -> SHOP.issuer("web"),
            () -> IssuerRef.clusterIssuer("api"),
            () -> SHOP.clusterIssuer("api"),
            () -> Port.http(80),
            () -> Port.http("admin", 80),
            () -> Port.udp("http", 80),
            () -> PriorityClass.named("shop"),
            () -> PriorityClass.named("web"),
            () -> SHOP.priorityClass("web"),
            () -> Peer.anywhere(),
            () -> Metric.named("queue"),
            () -> Metric.named("queue").label("a", "b"),
            () -> Metric.named("length"),
            () -> Peer.namespace("shop"),
            () -> Peer.namespace("shop").label("a", "b"),
            () -> Peer.namespace("shop").label("a", "c"),
            () -> Peer.block(Cidr.parse("10.0.0.0/8")),
            () -> Peer.block(Cidr.parse("11.0.0.0/8")),
            () -> Peer.block(Cidr.parse("10.0.0.0/8")).except(Cidr.parse("10.1.0.0/16")));

    @Test
    void tokens_that_say_the_same_are_equal_and_no_others() {
        for (int i = 0; i < DIFFERENT.size(); i++) {
            for (int j = 0; j < DIFFERENT.size(); j++) {
                Token left = DIFFERENT.get(i).get();
                Token right = DIFFERENT.get(j).get();
                assertThat(left.equals(right))
                        .as(left + " (" + i + ") and " + right + " (" + j + ")")
                        .isEqualTo(i == j);
                if (i == j) {
                    assertThat(left).hasSameHashCodeAs(right);
                }
            }
        }
        assertThat(DIFFERENT.stream().map(maker -> maker.get().getClass()).distinct())
                .hasSameSizeAs(kinds(Token.class).toList());
    }

    @Test
    void what_is_a_value_and_not_identity_does_not_tell_tokens_apart() {
        assertThat(Port.http(80)).isEqualTo(Port.http(PortNumber.of(8080)));
        assertThat(Port.tcp("a", 1)).isEqualTo(Port.tcp("a", 1).through(9));
        assertThat(SHOP.component("api")).isEqualTo(SHOP.component("api").withKey("other"));
        assertThat(Namespace.named("shop")).isEqualTo(Namespace.existing("shop"));
        assertThat(SHOP.config("c")).isEqualTo(SHOP.existingConfig("c"));
    }

    @Test
    void a_token_holds_no_state_that_could_change() {
        assertThat(kinds(Token.class)
                        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                        .filter(field -> !java.lang.reflect.Modifier.isFinal(field.getModifiers())))
                .isEmpty();
        Peer peer = Peer.namespace("a");
        peer.label("x", "y");
        peer.labels().put("z", "z");
        assertThat(peer.labels()).isEqualTo(Map.of());
    }

    @Test
    void a_component_has_the_key_of_its_name_in_camel_case() {
        assertThat(SHOP.component("api").key()).isEqualTo("api");
        assertThat(SHOP.component("order-api-v2").key()).isEqualTo("orderApiV2");
        assertThat(SHOP.component("api").withKey("shopApi").key()).isEqualTo("shopApi");
        assertThat(Component.keyOf("a.b-c")).isEqualTo("aBC");
        assertThat(SHOP.component("api-backup").withKey("api.backup").path())
                .isEqualTo(ModelPath.root().child("api").child("backup"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "-a", "a-", "a_b", "a.b", "ä"})
    void names_of_namespaces_and_components_are_labels(String name) {
        assertThat(Namespace.named(name).defects()).isNotEmpty();
        assertThat(SHOP.component(name).defects()).isNotEmpty();
        assertThat(Peer.namespace(name).defects()).isNotEmpty();
    }

    @Test
    void only_what_names_a_service_starts_with_a_letter() {
        assertThat(SHOP.component("1a").defects()).isNotEmpty();
        assertThat(Namespace.named("1a").defects()).isEmpty();
        assertThat(Peer.namespace("1a").defects()).isEmpty();
    }

    @Test
    void names_have_the_lengths_of_kubernetes() {
        assertThat(SHOP.component("a".repeat(63)).defects()).isEmpty();
        assertThat(SHOP.component("a".repeat(64)).defects()).isNotEmpty();
        assertThat(SHOP.config("a".repeat(253)).defects()).isEmpty();
        assertThat(SHOP.config("a".repeat(254)).defects()).isNotEmpty();
        assertThat(SHOP.existingSecret("with.dots").defects()).isEmpty();
        assertThat(Port.tcp("a".repeat(15), 1).defects()).isEmpty();
        assertThat(Port.tcp("a".repeat(16), 1).defects()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8080", "a--b", "-a", "a-", "A", "a_b", "a.b"})
    void names_of_ports_are_those_of_the_service_registry(String name) {
        assertThat(Port.tcp(name, 1).defects()).isNotEmpty();
    }

    @Test
    void a_token_and_its_defect_know_the_line_that_made_it() {
        Namespace namespace = Namespace.named("NOT VALID");
        assertThat(namespace.origin().toString()).contains("(TokenTest.java:");
        assertThat(namespace.defects()).isNotEmpty();
        assertThat(namespace.defects().get(0).origin()).isSameAs(namespace.origin());
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(TokenTest::kinds)
                : Stream.of(type);
    }
}
