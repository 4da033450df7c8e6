package dev.keelson.core.check.naming;

import static dev.keelson.core.check.Yaml.deployment;
import static dev.keelson.core.check.Yaml.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Told;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Image;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.junit.jupiter.api.Test;

class IdentityCheckTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Image IMAGE = Image.parse("registry.example.com/api:1");

    @Test
    void an_object_that_is_there_twice_is_reported_with_both_lines() {
        Told.only(p -> {
                    p.deployment(API, IMAGE, d -> d.port(Port.http(8080)));
                    p.with(raw("{apiVersion: v1, kind: ServiceAccount, metadata: {name: api}}"));
                })
                .says(
                        "duplicate-object",
                        "",
                        "ServiceAccount shop/api is there twice; applying the second overwrites the first.")
                .fix("Give one of them another name, or change the first with Raw.patch(…).")
                .at("kind: ServiceAccount", "p.deployment(");
    }

    @Test
    void objects_of_one_name_and_another_kind_or_namespace_are_two() {
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.namespace(Namespace.existing("tools"), n -> {});
                    p.with(raw("{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}"));
                    p.with(raw("{apiVersion: v1, kind: Secret, metadata: {name: x}}"));
                    p.with(raw("{apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: tools}}"));
                }))
                .isEmpty();
    }

    @Test
    void the_version_of_an_API_does_not_make_another_object() {
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw(deployment("api", "app: api", "", "")));
                    p.with(raw("""
                            apiVersion: autoscaling/v1
                            kind: HorizontalPodAutoscaler
                            metadata: {name: api}
                            spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}}
                            """));
                    p.with(raw("""
                            apiVersion: autoscaling/v2
                            kind: HorizontalPodAutoscaler
                            metadata: {name: api}
                            spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}}
                            """));
                }))
                .containsExactly("duplicate-object");
    }

    @Test
    void a_namespace_that_nobody_declares_is_reported() {
        Told.only(p -> p.with(raw("{apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: shpo}}")))
                .says("undeclared-namespace", "", "ConfigMap shpo/x is in the namespace shpo, which nobody declares.")
                .fix("Say p.namespace(Namespace.named(\"shpo\"), n -> {}) to make it, or Namespace.existing(…) if"
                        + " somebody else does.")
                .at("namespace: shpo");
    }

    @Test
    void a_namespace_is_declared_by_a_word_by_an_object_or_by_every_cluster() {
        assertThat(Told.rules(p -> {
                    p.namespace(Namespace.existing("tools"), n -> {});
                    p.with(raw("{apiVersion: v1, kind: Namespace, metadata: {name: made}}"));
                    p.with(raw("{apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: tools}}"));
                    p.with(raw("{apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: made}}"));
                    p.with(raw("{apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: kube-system}}"));
                }))
                .isEmpty();
    }

    @Test
    void an_object_that_names_no_namespace_is_reported() {
        Told.only(p -> {
                    ConfigMap config = new ConfigMap();
                    config.setMetadata(new ObjectMeta());
                    config.getMetadata().setName("x");
                    p.with(Raw.resource(config, "a test"));
                })
                .says(
                        "undeclared-namespace",
                        "",
                        "ConfigMap x names no namespace, so that it lands wherever the one who applies it is.")
                .fix("Set metadata.namespace.")
                .at("Raw.resource(config");
    }
}
