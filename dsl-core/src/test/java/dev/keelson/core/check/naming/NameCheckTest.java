package dev.keelson.core.check.naming;

import static dev.keelson.core.check.Yaml.deployment;
import static dev.keelson.core.check.Yaml.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Told;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Image;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameCheckTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Image IMAGE = Image.parse("registry.example.com/api:1");

    @ParameterizedTest
    @CsvSource(textBlock = """
            v1, ConfigMap, a.b-c, 253,
            v1, ConfigMap, A, 1, invalid-name
            v1, ConfigMap, a_b, 3, invalid-name
            v1, ConfigMap, -a, 2, invalid-name
            v1, ConfigMap, a..b, 4, invalid-name
            v1, ConfigMap, a, 254, name-too-long
            v1, Service, a, 63,
            v1, Service, a, 64, name-too-long
            v1, Service, 1a, 2, invalid-name
            v1, Service, a.b, 3, invalid-name
            rbac.authorization.k8s.io/v1, Role, 'system:Reader', 13,
            rbac.authorization.k8s.io/v1, Role, a/b, 3, invalid-name
            """)
    void names_have_the_form_and_length_of_their_kind(
            String version, String kind, String name, int length, String rule) {
        String filled = name + "a".repeat(Math.max(0, length - name.length()));
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw(
                            "{apiVersion: " + version + ", kind: " + kind + ", metadata: {name: \"" + filled + "\"}}"));
                }))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @ParameterizedTest
    @CsvSource({"CronJob, 52,", "CronJob, 53, name-too-long", "Job, 63,", "Job, 64, name-too-long"})
    void names_of_jobs_are_short_enough_for_the_labels_of_their_pods(String kind, int length, String rule) {
        String template = "template: {spec: {restartPolicy: Never, containers: [{name: a, image: i}]}}";
        String spec = kind.equals("Job")
                ? "spec: {" + template + "}"
                : "spec: {schedule: '@daily', jobTemplate: {spec: {" + template + "}}}";
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> n.podSecurity(dev.keelson.core.identity.PodSecurity.PRIVILEGED));
                    p.with(raw("apiVersion: batch/v1\nkind: " + kind + "\nmetadata: {name: " + "j".repeat(length)
                            + "}\n" + spec));
                }))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void a_wrong_name_is_told_with_what_is_allowed() {
        Told.only(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw("{apiVersion: v1, kind: Service, metadata: {name: 1st}, spec: {ports: [{port: 80}]}}"));
                })
                .says("invalid-name", "", "The name \"1st\" of a Service is not valid.")
                .fix("Use lower-case letters, digits and dashes, a letter first and no dash last.")
                .at("name: 1st");
    }

    @Test
    void a_token_that_is_wrong_in_itself_is_not_reported_for_each_object_that_carries_it() {
        assertThat(Told.rules(p -> p.deployment(SHOP.component("API_"), IMAGE, d -> d.port(Port.http(8080)))))
                .containsExactly("invalid-name");
        assertThat(Told.rules(p -> p.deployment(SHOP.component("api"), IMAGE, d -> d.port(Port.tcp("SQL", 5432)))))
                .containsExactly("invalid-name");
        assertThat(Told.rules(
                        p -> p.deployment(Namespace.named("Shop").component("api"), IMAGE, d -> d.port(Port.http(80)))))
                .containsExactly("invalid-name");
        assertThat(Told.rules(p -> p.statefulSet(SHOP.component("a".repeat(53)), IMAGE, s -> s.port(Port.http(80)))))
                .containsExactly("name-too-long");
    }

    @Test
    void a_key_of_a_raw_config_map_is_told_and_one_of_a_word_only_once() {
        Told.only(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw("{apiVersion: v1, kind: ConfigMap, metadata: {name: x}, data: {a/b: c}}"));
                })
                .says("invalid-key", "", "\"a/b\" cannot be a key of ConfigMap shop/x.")
                .at("data: {a/b: c}");
        Component api = SHOP.component("api");
        assertThat(Told.rules(p -> {
                    p.config(SHOP.config("x"), c -> c.entry("a/b", "c"));
                    p.deployment(api, IMAGE, d -> d.mount("/etc/x", SHOP.config("x")));
                }))
                .containsExactly("invalid-key");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            'tier: front-end_1.0',
            'tier: ""',
            'example.com/tier: a',
            'tier: -a', invalid-label
            'tier: a/b', invalid-label
            'a b: c', invalid-label
            'Example.com/a: b', invalid-label
            '/a: b', invalid-label
            'a/b/c: d', invalid-label
            """)
    void labels_have_the_form_that_Kubernetes_takes(String label, String rule) {
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw("{apiVersion: v1, kind: ConfigMap, metadata: {name: x, labels: {" + label + "}}}"));
                }))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void the_label_of_a_component_is_one_mistake_on_all_its_objects() {
        Told.only(p -> p.deployment(SHOP.component("api"), IMAGE, d -> d.port(Port.http(8080))
                        .label("example.com/team", "shop & co")))
                .says(
                        "out-of-bounds",
                        "api.labels.example\\.com/team",
                        "api.labels.example\\.com/team is \"shop & co\", which is not a label value: up to 63 letters,"
                                + " digits, dashes, underscores and dots, a letter or digit first and last.")
                .at("shop & co");
    }

    @Test
    void keys_of_annotations_are_checked_and_their_values_are_free() {
        Told.only(p -> p.deployment(SHOP.component("api"), IMAGE, d -> d.annotation("is it", "a?")
                        .annotation("ok", "a b/c")))
                .says(
                        "invalid-label",
                        "api.annotations.is it",
                        "The key \"is it\" of a label or annotation is not valid.")
                .at("is it");
        Told.only(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw("{apiVersion: v1, kind: ConfigMap, metadata: {name: x, annotations: {is it: b}}}"));
                })
                .says(
                        "invalid-label",
                        "",
                        "\"is it\" cannot be the key of an annotation of ConfigMap shop/x at metadata.annotations.")
                .fix("Use up to 63 letters, digits, dashes, dots and underscores, a letter or digit first and last; a"
                        + " prefix before a slash is a DNS name.")
                .at("is it: b");
    }

    @Test
    void names_inside_objects_have_their_form_too() {
        assertThat(Told.all(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw(deployment(
                            "api",
                            "app: api",
                            "ports: [{name: much-too-long-name, containerPort: 1}]\n        env: [{name: A=B}]",
                            "volumes: [{name: A_B, emptyDir: {}}]\n      initContainers: []")));
                }))
                .extracting(told -> told.finding().message())
                .containsExactlyInAnyOrder(
                        "The name \"much-too-long-name\" of a port of Deployment shop/api is not valid, at"
                                + " spec.template.spec.containers[0].ports[0].",
                        "\"A=B\" cannot name an environment variable of Deployment shop/api.",
                        "The name \"A_B\" of a volume of Deployment shop/api is not valid, at"
                                + " spec.template.spec.volumes[0].",
                        "The volume A_B of Deployment shop/api is mounted nowhere.");
    }

    @Test
    void two_parts_of_one_name_are_told_where_the_schema_does_not() {
        assertThat(Told.all(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw(deployment(
                            "api",
                            "app: api",
                            "ports: [{name: http, containerPort: 1}, {name: http, containerPort: 2}]",
                            "initContainers: [{name: main, image: i, securityContext: {allowPrivilegeEscalation:"
                                    + " false, capabilities: {drop: [ALL]}}}]")));
                    p.with(raw("{apiVersion: v1, kind: Service, metadata: {name: api}, spec: {selector: {app:"
                            + " api}, ports: [{name: a, port: 1}, {name: a, port: 2}]}}"));
                }))
                .extracting(told -> told.rule() + ": " + told.finding().message())
                .containsExactlyInAnyOrder(
                        "duplicate-name: Two containers of Deployment shop/api are called main:"
                                + " spec.template.spec.initContainers[0] and spec.template.spec.containers[0].",
                        "duplicate-name: Two ports of Deployment shop/api are called http:"
                                + " spec.template.spec.containers[0].ports[0] and"
                                + " spec.template.spec.containers[0].ports[1].",
                        "duplicate-name: Two ports of Service shop/api are called a: spec.ports[0] and spec.ports[1].");
    }

    @Test
    void names_that_the_schema_compares_are_reported_once() {
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw(deployment(
                            "api",
                            "app: api",
                            "env: [{name: A}, {name: A}]\n        volumeMounts: [{name: v, mountPath: /v}]",
                            "volumes: [{name: v, emptyDir: {}}, {name: v, emptyDir: {}}]")));
                }))
                .containsExactly("schema", "schema");
    }
}
