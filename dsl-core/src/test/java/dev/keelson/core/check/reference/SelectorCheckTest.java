package dev.keelson.core.check.reference;

import static dev.keelson.core.check.Yaml.deployment;
import static dev.keelson.core.check.Yaml.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Told;
import dev.keelson.core.identity.PodSecurity;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Image;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorCheckTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api"), DB = SHOP.component("db");
    private static final Image IMAGE = Image.parse("registry.example.com/api:1");

    @Test
    void a_workload_that_does_not_select_its_own_pods_is_told_at_the_patch() {
        Told.only(p -> p.deployment(
                        API,
                        IMAGE,
                        d -> d.with(Raw.patch(Deployment.class, "a test", x -> x.getSpec()
                                .getSelector()
                                .setMatchLabels(Map.of("app", "api"))))))
                .says(
                        "selector-mismatch",
                        "api",
                        "Deployment shop/api selects app=api; the pods it makes carry app.kubernetes.io/name=api,"
                                + " keelson.dev/track=stable, app.kubernetes.io/part-of=selector-check-test.")
                .fix("Let the template's labels hold all that the selector asks for.")
                .at("Raw.patch(", "p.deployment(");
    }

    @Test
    void conditions_of_a_selector_are_understood() {
        for (String held : List.of(
                "{key: app, operator: In, values: [api, x]}",
                "{key: tier, operator: DoesNotExist}",
                "{key: app, operator: NotIn, values: [x]}",
                "{key: app, operator: Exists}")) {
            assertThat(Told.rules(selecting(held))).as(held).isEmpty();
        }
        for (String broken : List.of(
                "{key: app, operator: In, values: [x]}",
                "{key: app, operator: DoesNotExist}",
                "{key: app, operator: NotIn, values: [api]}",
                "{key: tier, operator: Exists}")) {
            assertThat(Told.rules(selecting(broken))).as(broken).containsExactly("selector-mismatch");
        }
    }

    private static Definition selecting(String condition) {
        return p -> {
            p.namespace(SHOP, n -> {});
            p.with(raw(deployment("api", "app: api", "", "")
                    .replace(
                            "selector: {matchLabels: {app: api}}",
                            "selector: {matchExpressions: [" + condition + "]}")));
        };
    }

    @Test
    void two_workloads_that_select_the_same_pods_are_told_once_with_both_lines() {
        Told.only(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw(deployment("api", "app: api", "", "")));
                    p.with(raw(deployment("api-2", "app: api", "", "")));
                })
                .says(
                        "overlapping-selectors",
                        "",
                        "Deployment shop/api selects app=api, which the pods of Deployment shop/api-2 carry too.")
                .fix("Give one of them a label of its own and select by it; selectors cannot be changed later.")
                .at("\"api\"", "\"api-2\"");
    }

    @ParameterizedTest
    @CsvSource({"'app: b, tier: web', 0", "'app: a, tier: web', 1"})
    void a_selector_overlaps_if_it_selects_what_the_other_makes(String labels, int findings) {
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw(deployment("a", "app: a", "", "")));
                    p.with(raw(deployment("b", labels, "", "")));
                }))
                .hasSize(findings);
    }

    @Test
    void a_job_with_the_labels_of_a_deployment_keeps_its_pods() {
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> n.podSecurity(PodSecurity.PRIVILEGED));
                    p.with(raw(deployment("api", "app: api", "", "")));
                    p.with(raw("""
                            apiVersion: batch/v1
                            kind: Job
                            metadata: {name: migrate}
                            spec:
                              template:
                                metadata: {labels: {app: api}}
                                spec: {restartPolicy: Never, containers: [{name: a, image: i}]}
                            """));
                }))
                .isEmpty();
    }

    @Test
    void a_governing_service_that_is_not_there_is_told() {
        Told.only(p -> p.statefulSet(DB, IMAGE, s -> s.port(Port.tcp("sql", 5432))
                        .with(Raw.patch(
                                StatefulSet.class, "a test", x -> x.getSpec().setServiceName("db-0")))))
                .says(
                        "governing-service",
                        "db",
                        "StatefulSet shop/db names the service db-0, which is not there, so that its pods have no DNS"
                                + " names.")
                .fix("Name a service with clusterIP: None in the same namespace that selects the pods.")
                .at("Raw.patch(", "p.statefulSet(");
    }

    @Test
    void a_governing_service_with_an_address_is_told() {
        Told.only(p -> p.statefulSet(DB, IMAGE, s -> s.port(Port.tcp("sql", 5432))
                        .with(Raw.patch(
                                StatefulSet.class, "a test", x -> x.getSpec().setServiceName("db")))))
                .says(
                        "governing-service",
                        "db",
                        "StatefulSet shop/db names Service shop/db, which is not headless, so that its pods have no"
                                + " DNS names.");
    }

    @Test
    void a_governing_service_of_other_pods_is_told() {
        assertThat(Told.all(p -> p.statefulSet(
                                DB,
                                IMAGE,
                                s -> s.with(Raw.patch(Service.class, "a test", x -> x.getSpec()
                                        .setSelector(Map.of("app", "db"))))))
                        .stream()
                        .map(told -> told.rule() + ": " + told.finding().message()))
                .containsExactlyInAnyOrder(
                        "service-without-pods: Service shop/db-headless selects app=db, which no pod of the platform"
                                + " carries.",
                        "governing-service: StatefulSet shop/db names Service shop/db-headless, which does not select"
                                + " its pods, so that its pods have no DNS names.");
    }

    @Test
    void a_service_account_that_nobody_makes_is_told_with_the_one_that_is_meant() {
        Told.only(p -> p.deployment(
                        API,
                        IMAGE,
                        d -> d.with(Raw.patch(
                                Deployment.class,
                                "a test",
                                x -> x.getSpec().getTemplate().getSpec().setServiceAccountName("apis")))))
                .says(
                        "undefined-service-account",
                        "api",
                        "The pods of Deployment shop/api run as the service account apis, which nobody makes; none of"
                                + " them will start.")
                .fix("Did you mean api? Add the ServiceAccount, or name one that is there.")
                .at("Raw.patch(", "p.deployment(");
    }

    @Test
    void the_default_account_is_everywhere_and_namespaces_of_others_have_accounts_of_theirs() {
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.namespace(Namespace.existing("tools"), n -> {});
                    p.with(raw(deployment("a", "app: a", "", "")));
                    p.with(raw(deployment("b", "app: b", "", "serviceAccountName: default")));
                    p.with(raw(deployment("c", "app: c", "", "serviceAccountName: c")
                            .replace("metadata: {name: \"c\"", "metadata: {namespace: tools, name: \"c\"")));
                }))
                .isEmpty();
    }
}
