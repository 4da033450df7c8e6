package dev.keelson.core.check.reference;

import static dev.keelson.core.check.Yaml.deployment;
import static dev.keelson.core.check.Yaml.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Told;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Image;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceCheckTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Port HTTP = Port.http(8080);
    private static final Image IMAGE = Image.parse("registry.example.com/api:1");

    @Test
    void a_selector_that_a_patch_breaks_is_told_at_the_patch() {
        Told.only(p -> p.deployment(
                        API, IMAGE, d -> d.port(HTTP).with(Raw.patch(Service.class, "a test", s -> s.getSpec()
                                .setSelector(Map.of("app", "ap")))))) //
                .says(
                        "service-without-pods",
                        "api.service",
                        "Service shop/api selects app=ap, which no pod of the platform carries.")
                .fix("Select what the labels of a pod template say, or leave the selector out and make the"
                        + " EndpointSlice.")
                .at("Raw.patch(", "p.deployment(");
    }

    @Test
    void pods_of_another_namespace_are_not_selected() {
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.namespace(Namespace.named("tools"), n -> {});
                    p.with(raw(deployment("api", "app: api", "", "")));
                    p.with(raw(
                            "{apiVersion: v1, kind: Service, metadata: {name: api, namespace: tools}, spec: {selector:"
                                    + " {app: api}, ports: [{port: 80}]}}"));
                }))
                .containsExactly("service-without-pods");
    }

    @Test
    void in_a_namespace_of_others_a_selector_without_pods_is_a_warning() {
        Told told = Told.only(p -> {
            p.namespace(Namespace.existing("shop"), n -> {});
            p.with(raw("{apiVersion: v1, kind: Service, metadata: {name: api}, spec: {selector: {app: api}}}"));
        });
        assertThat(told.rule()).isEqualTo("service-without-known-pods");
        assertThat(told.finding().isError()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{ports: [{port: 80}]}", "{type: ExternalName, externalName: example.com, selector: {a: b}}"})
    void a_service_that_selects_nothing_on_purpose_is_left_alone(String spec) {
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw("{apiVersion: v1, kind: Service, metadata: {name: api}, spec: " + spec + "}"));
                }))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {port: 80, targetPort: http}                  |
            {port: 80, targetPort: 8080}                  |
            {port: 8080}                                  |
            {port: 80, targetPort: proxy}                 |
            {port: 80, targetPort: htp}                   | port-not-open
            {port: 80, targetPort: init}                  | port-not-open
            {port: 80, targetPort: http, protocol: UDP}   | port-not-open
            {port: 80}                                    | undeclared-port
            {port: 80, targetPort: 8081}                  | undeclared-port
            {port: 80, targetPort: 8080, protocol: UDP}   | undeclared-port
            """)
    void a_target_port_is_one_that_a_lasting_container_declares(String port, String rule) {
        String secure = "securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}";
        String pod = "initContainers: [{name: a, image: i, ports: [{name: init, containerPort: 80}], " + secure
                + "}, {name: b, image: i, restartPolicy: Always, ports: [{name: proxy, containerPort: 15}], " + secure
                + "}]";
        assertThat(Told.rules(serving(
                        deployment("api", "app: api", "ports: [{name: http, containerPort: 8080}]", pod), port)))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void a_number_is_free_where_no_container_declares_a_port() {
        assertThat(Told.rules(serving(deployment("api", "app: api", "", ""), "{port: 80}")))
                .isEmpty();
        assertThat(Told.rules(serving(deployment("api", "app: api", "", ""), "{port: 80, targetPort: http}")))
                .containsExactly("port-not-open");
    }

    private static Definition serving(String deployment, String port) {
        return p -> {
            p.namespace(SHOP, n -> {});
            p.with(raw(deployment));
            p.with(raw("{apiVersion: v1, kind: Service, metadata: {name: api}, spec: {selector: {app: api}, ports: ["
                    + port + "]}}"));
        };
    }

    @Test
    void a_target_port_that_a_patch_misspells_is_told_with_those_there_are() {
        Told.only(p -> p.deployment(
                        API, IMAGE, d -> d.port(HTTP).with(Raw.patch(Service.class, "a test", s -> s.getSpec()
                                .getPorts()
                                .get(0)
                                .setTargetPort(new IntOrString("htp"))))))
                .says(
                        "port-not-open",
                        "api.service",
                        "Service shop/api leads to the port htp/TCP of Deployment shop/api, which has no port of that"
                                + " name.")
                .fix("Its containers declare http 8080/TCP.")
                .at("Raw.patch(", "p.deployment(");
    }

    @Test
    void each_of_several_ports_has_a_name() {
        Told.only(serving(deployment("api", "app: api", "", ""), "{name: a, port: 1}, {port: 2}"))
                .says("unnamed-port", "", "Service shop/api has 2 ports, and the one at spec.ports[1] has no name.")
                .fix("Name each port of a service that has several.")
                .at("kind: Service");
    }

    @Test
    void a_service_over_two_components_is_told() {
        Definition both = p -> {
            p.deployment(API, IMAGE, d -> d.label("tier", "web"));
            p.deployment(SHOP.component("cart"), IMAGE, d -> d.label("tier", "web"));
            p.with(raw("{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {tier: web}}}"));
        };
        Told told = Told.only(both)
                .says(
                        "split-traffic",
                        "",
                        "Service shop/web sends its callers to the pods of Deployment shop/api and of Deployment"
                                + " shop/cart alike.")
                .at("kind: Service");
        assertThat(told.finding().isError()).isFalse();
    }

    @Test
    void a_headless_service_leaves_the_choice_to_its_readers() {
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw(deployment("api", "app: api, tier: web", "", "")));
                    p.with(raw(deployment("cart", "app: cart, tier: web", "", "")));
                    p.with(raw(
                            "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {clusterIP: None, selector:"
                                    + " {tier: web}}}"));
                }))
                .isEmpty();
    }
}
