package dev.keelson.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Told;
import dev.keelson.core.check.Yaml;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.token.SecretStore;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each word of an external secret says, and what is told of it. */
class SecretWordsTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final SecretRef LOGIN = SHOP.secret("login");
    private static final SecretStore VAULT = SecretStore.existingClusterStore("vault");
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");

    private static Definition fetching(SecretStore store, Consumer<ExternalSecretDraft> words) {
        return p -> {
            p.externalSecret(LOGIN, store, words);
            p.deployment(API, IMAGE, d -> d.mount("/etc/login", LOGIN)
                    .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))));
        };
    }

    private static String written(SecretStore store, Consumer<ExternalSecretDraft> words) {
        return new ManifestLayout(Blueprints.sound(fetching(store, words)).resources())
                .texts()
                .get("api.yaml");
    }

    private static List<String> told(Consumer<ExternalSecretDraft> words) {
        return Told.rules(fetching(VAULT, words));
    }

    @Test
    void a_store_of_the_namespace_is_asked_as_such() {
        assertThat(written(SHOP.existingSecretStore("vault"), s -> s.key("password", "prod/db#password")))
                .contains("""
                  secretStoreRef:
                    kind: SecretStore
                    name: vault
                """);
        assertThat(Told.rules(
                        fetching(SecretStore.existingClusterStore("The Vault"), s -> s.key("password", "prod/db"))))
                .containsExactly("invalid-name");
    }

    @Test
    void what_is_extracted_can_be_one_property_of_one_version() {
        assertThat(written(
                        VAULT,
                        s -> s.extract(RemoteKey.of("prod/db").version("7").property("login"))))
                .contains("""
                  dataFrom:
                    - extract:
                        key: prod/db
                        property: login
                        version: "7"
                """);
    }

    @Test
    void the_property_is_what_follows_the_last_hash() {
        assertThat(written(VAULT, s -> s.key("password", "teams/#1/db#password")))
                .contains("""
                      remoteRef:
                        key: "teams/#1/db"
                        property: password
                """);
    }

    @Test
    void a_store_is_asked_once_a_second_at_most() {
        assertThat(told(s -> s.key("a", "b").refreshEvery(Duration.ofSeconds(1))))
                .isEmpty();
        assertThat(told(s -> s.key("a", "b").refreshEvery(Duration.ZERO))).containsExactly("out-of-bounds");
    }

    @ParameterizedTest
    @CsvSource({"password, .password", "_x9, ._x9", "tls-key, index . \"tls-key\"", "9x, index . \"9x\""})
    void a_template_names_keys_as_its_engine_can_read_them(String key, String named) {
        assertThat(written(VAULT, s -> s.key(key, "prod/db").entry("line", "a ", LOGIN.key(key), " b")))
                .contains("a {{ " + named + " }} b");
    }

    /** To the engine the first two braces it sees open a template, whoever wrote them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${     | }            | ${{ "{" }}{{ .password }}}
            {{x}}  | y            | {{ "{{" }}x}}{{ .password }}y
            {{{    | }            | {{ "{{" }}{{ "{" }}{{ .password }}}
            a { b  | {            | a { b{{ .password }}{
            """)
    void braces_of_a_text_are_no_template(String before, String after, String template) {
        assertThat(written(
                        VAULT, s -> s.key("password", "prod/db").entry("line", before, LOGIN.key("password"), after)))
                .contains("line: " + quoted(template));
    }

    @Test
    void braces_of_two_texts_are_no_template_together() {
        assertThat(written(VAULT, s -> s.key("password", "prod/db").entry("line", "a {", "{ b }}")))
                .contains("line: " + quoted("a {{ \"{{\" }} b }}"));
    }

    private static String quoted(String text) {
        return text.startsWith("{") ? "'" + text + "'" : text;
    }

    @Test
    void a_key_is_given_by_one_word() {
        Told.only(fetching(VAULT, s -> s.key("url", "prod/db#url").entry("url", "redis://", LOGIN.key("url"))))
                .at(".entry(\"url\"", "s.key(\"url\"");
        Told.only(fetching(VAULT, s -> s.key("conf", "prod/db#conf").file("conf", f -> f.line("a"))))
                .at(".file(\"conf\"", "s.key(\"conf\"");
        Told.only(fetching(
                        VAULT,
                        s -> s.key("password", "prod/db").entry("conf", "b").file("conf", f -> f.line("a"))))
                .at(".file(\"conf\"", ".entry(\"conf\"");
    }

    @Test
    void a_key_that_no_secret_can_have_is_told_under_the_word_that_made_it() {
        assertThat(Told.all(fetching(VAULT, s -> s.key("pass word", "prod/db")
                                .entry("the url", "redis://")
                                .file("the/conf", f -> f.line("a"))))
                        .stream()
                        .map(told -> told.finding().path().toString())
                        .toList())
                .containsExactlyInAnyOrder(
                        "secrets.login.keys.pass word",
                        "secrets.login.entries.the url",
                        "secrets.login.files.the/conf");
    }

    @Test
    void a_file_of_keys_that_are_not_fetched_is_told_under_its_own_path() {
        Told.only(fetching(VAULT, s -> s.key("user", "prod/db#user")
                        .file("db.conf", f -> f.line("password ", LOGIN.key("password")))))
                .says(
                        "undefined-secret-key",
                        "secrets.login.files.db\\.conf",
                        "The key db.conf of the secret shop/login is made of the key password, which the secret does"
                                + " not fetch.")
                .at(".file(\"db.conf\"");
    }

    @Test
    void what_is_extracted_may_have_the_keys_that_a_template_and_a_type_need() {
        assertThat(told(s -> s.extract("prod/db").entry("url", "redis://:", LOGIN.key("password"), "@redis")))
                .isEmpty();
        assertThat(told(s -> s.extract("prod/tls").type(SecretType.TLS))).isEmpty();
        assertThat(told(s -> s.extract("prod/db"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SecretType.class)
    void a_type_asks_for_the_keys_that_the_API_server_wants(SecretType type) {
        int wanted =
                switch (type) {
                    case OPAQUE -> 0;
                    case TLS -> 2;
                    case DOCKER_CONFIG, SSH_AUTH -> 1;
                };
        List<String> missing = told(s -> s.key("other", "prod/db").type(type));

        assertThat(missing).hasSize(wanted).allMatch("missing-key-of-type"::equals);
        assertThat(told(s -> {
                    s.type(type).key("other", "prod/db");
                    type.keys().forEach(key -> s.key(key, "prod/" + key));
                }))
                .isEmpty();
    }

    @Test
    void a_secret_that_a_raw_object_makes_needs_no_store_and_one_that_is_missing_is_told_once() {
        Definition reading =
                p -> p.deployment(API, IMAGE, d -> d.mount("/etc/login", LOGIN).env("USER", LOGIN.key("user")));

        assertThat(Told.rules(reading)).containsExactly("undefined-secret");
        assertThat(Told.rules(p -> {
                    reading.define(p);
                    p.with(Yaml.raw("{apiVersion: v1, kind: Secret, metadata: {name: login}, stringData: {user: me}}"));
                }))
                .isEmpty();
    }
}
