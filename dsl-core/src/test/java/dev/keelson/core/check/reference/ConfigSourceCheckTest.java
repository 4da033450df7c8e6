package dev.keelson.core.check.reference;

import static dev.keelson.core.check.Yaml.deployment;
import static dev.keelson.core.check.Yaml.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Told;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Image;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigSourceCheckTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final ConfigRef CONFIG = SHOP.config("settings");
    private static final Image IMAGE = Image.parse("registry.example.com/api:1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: a}}}]                  |
            env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: b}}}]                  | undefined-config-key
            env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: b, optional: true}}}]  |
            env: [{name: A, valueFrom: {configMapKeyRef: {name: setings, key: a}}}]                   | unknown-config
            env: [{name: A, valueFrom: {configMapKeyRef: {name: setings, key: a, optional: true}}}]   |
            envFrom: [{configMapRef: {name: settings}}]                                               |
            envFrom: [{configMapRef: {name: setings}}]                                                | unknown-config
            envFrom: [{configMapRef: {name: setings, optional: true}}]                                |
            env: [{name: A, valueFrom: {secretKeyRef: {name: login, key: user}}}]                     |
            env: [{name: A, valueFrom: {secretKeyRef: {name: login, key: usr}}}]                      | undefined-secret-key
            env: [{name: A, valueFrom: {secretKeyRef: {name: somebody-elses, key: user}}}]            |
            envFrom: [{secretRef: {name: somebody-elses}}]                                            |
            """)
    void what_variables_read_is_there(String container, String rule) {
        assertThat(Told.rules(reading(deployment("api", "app: api", container, ""))))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            configMap: {name: settings}                                                       |
            configMap: {name: setings}                                                        | unknown-config
            configMap: {name: setings, optional: true}                                        |
            configMap: {name: settings, items: [{key: b, path: b}]}                           | undefined-config-key
            configMap: {name: kube-root-ca.crt}                                               |
            secret: {secretName: login, items: [{key: usr, path: u}]}                         | undefined-secret-key
            secret: {secretName: somebody-elses}                                              |
            projected: {sources: [{configMap: {name: setings}}]}                              | unknown-config
            projected: {sources: [{configMap: {name: settings, items: [{key: b, path: b}]}}]} | undefined-config-key
            projected: {sources: [{secret: {name: login, items: [{key: usr, path: u}]}}]}     | undefined-secret-key
            """)
    void what_volumes_hold_is_there(String volume, String rule) {
        assertThat(Told.rules(reading(deployment(
                        "api",
                        "app: api",
                        "volumeMounts: [{name: v, mountPath: /v}]",
                        "volumes: [{name: v, " + volume + "}]"))))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    private static Definition reading(String deployment) {
        return p -> {
            p.namespace(SHOP, n -> {});
            p.with(raw("{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {a: '1'}}"));
            p.with(raw("{apiVersion: v1, kind: Secret, metadata: {name: login}, stringData: {user: me}}"));
            p.with(raw(deployment));
        };
    }

    @Test
    void an_unknown_config_map_is_told_at_the_patch_that_reads_it() {
        Told told = Told.only(p -> p.deployment(
                        API,
                        IMAGE,
                        d -> d.with(Raw.patch(Deployment.class, "a test", ConfigSourceCheckTest::readMore))))
                .says(
                        "unknown-config",
                        "api",
                        "Deployment shop/api reads the config map shop/more at"
                                + " spec.template.spec.containers[0].envFrom[0].configMapRef, which the platform does"
                                + " not make.")
                .fix("Fill it with p.config(…); where somebody else makes it, accept this with the reason, or say"
                        + " optional: true if the pod can do without.")
                .at("Raw.patch(", "p.deployment(");
        assertThat(told.finding().isError()).isFalse();
    }

    private static void readMore(Deployment deployment) {
        deployment
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .setEnvFrom(List.of(new EnvFromSourceBuilder()
                        .withNewConfigMapRef()
                        .withName("more")
                        .endConfigMapRef()
                        .build()));
    }

    @Test
    void a_config_map_of_somebody_else_is_known_once_a_word_names_it() {
        assertThat(Told.rules(p -> {
                    p.deployment(API, IMAGE, d -> d.mount("/etc/x", SHOP.existingConfig("theirs")));
                    p.with(raw(deployment("raw", "app: raw", "envFrom: [{configMapRef: {name: theirs}}]", "")));
                }))
                .isEmpty();
    }

    @Test
    void what_a_word_reads_is_told_once_by_the_word() {
        assertThat(Told.rules(p -> p.deployment(API, IMAGE, d -> d.env("A", CONFIG.key("a")))))
                .containsExactly("undefined-config");
        assertThat(Told.rules(p -> {
                    p.config(CONFIG, c -> c.entry("a", "1"));
                    p.deployment(API, IMAGE, d -> d.env("B", CONFIG.key("b")));
                }))
                .containsExactly("undefined-config-key");
        assertThat(Told.rules(p -> {
                    p.config(Namespace.named("tools").config("settings"), c -> c.entry("a", "1"));
                    p.deployment(
                            API,
                            IMAGE,
                            d -> d.env(
                                    "A",
                                    Namespace.named("tools").config("settings").key("a")));
                }))
                .containsExactly("other-namespace");
    }

    @Test
    void a_key_that_a_patch_takes_out_is_told_at_the_variable_that_reads_it() {
        Told.only(p -> {
                    p.config(CONFIG, c -> c.entry("abc", "1").entry("b", "2"));
                    p.deployment(API, IMAGE, d -> d.env("A", CONFIG.key("abc"))
                            .with(Raw.patch(ConfigMap.class, "a test", c -> rename(c))));
                })
                .says(
                        "undefined-config-key",
                        "api.env.A",
                        "Deployment shop/api reads the key abc of the config map shop/settings at"
                                + " spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef, which does not"
                                + " have it.")
                .fix("Did you mean abd? Its keys are abd, b.")
                .at(".env(\"A\", CONFIG", "Raw.patch(");
    }

    private static void rename(ConfigMap config) {
        config.getData().put("abd", config.getData().remove("abc"));
    }

    @Test
    void a_config_map_that_only_a_raw_object_reads_is_used() {
        Definition used = p -> {
            filled(p);
            p.with(raw(deployment("raw", "app: raw", "envFrom: [{configMapRef: {name: settings}}]", "")));
        };
        assertThat(Told.rules(used)).isEmpty();
        Told.only(ConfigSourceCheckTest::filled)
                .says("unused-config", "settings", "The config map shop/settings is filled and nobody reads it.")
                .fix("Read it with env(…, CONFIG.key(…)) or mount(…, CONFIG), or take it out.")
                .at("p.config(CONFIG");
    }

    private static void filled(PlatformDraft p) {
        p.config(CONFIG, c -> c.entry("a", "1"));
    }

    @Test
    void what_a_controller_fills_has_keys_that_nobody_knows() {
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw("{apiVersion: v1, kind: ConfigMap, metadata: {name: bundle}}"));
                    p.with(raw(deployment(
                            "api",
                            "app: api",
                            "env: [{name: A, valueFrom: {configMapKeyRef: {name: bundle, key: ca.crt}}}]",
                            "")));
                }))
                .isEmpty();
    }
}
