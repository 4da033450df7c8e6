package dev.keelson.core.check.access;

import static dev.keelson.core.check.Yaml.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.access.ApiResource;
import dev.keelson.core.access.Grant;
import dev.keelson.core.access.Verb;
import dev.keelson.core.check.Told;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Image;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rights are told, and which are not. */
class RoleCheckTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Namespace TOOLS = Namespace.existing("tools"), BILLING = Namespace.existing("billing");
    private static final Component API = SHOP.component("api");
    private static final Image IMAGE = Image.parse("registry.example.com/api:1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            apiGroups: [""], resources: [pods, pods/log], verbs: [get, list, watch]                       |
            apiGroups: [""], resources: [secrets], resourceNames: [a], verbs: [get]                       |
            apiGroups: [""], resources: [secrets], verbs: [create, delete]                                |
            apiGroups: [apps], resources: [deployments, deployments/scale], verbs: [get, patch]           |
            apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, create, update]           |
            apiGroups: [certificates.k8s.io], resources: [signers], resourceNames: [x], verbs: [attest]   |
            apiGroups: [example.com], resources: [widgets], verbs: [paint]                                |
            nonResourceURLs: [/metrics, /metrics/*], verbs: [get]                                         |
            apiGroups: [authentication.k8s.io], resources: [tokenreviews], verbs: [create]                |
            apiGroups: [""], resources: [pods/exec], resourceNames: [a], verbs: [create]                  | exec-grant
            apiGroups: ["*"], resources: [pods], verbs: [get]                                             | wildcard-grant
            apiGroups: [""], resources: [pods], verbs: ["*"]                                              | wildcard-grant
            nonResourceURLs: ["*"], verbs: [get]                                                          | wildcard-grant
            apiGroups: [""], resources: [secrets, configmaps], verbs: [watch]                             | secret-grant
            apiGroups: [batch], resources: [jobs], verbs: [create]                                        | pod-creation-grant
            apiGroups: [""], resources: [secrets], verbs: [list]                                          | secret-grant
            apiGroups: [""], resources: [replicationcontrollers], verbs: [create]                         | pod-creation-grant
            apiGroups: [apps], resources: [statefulsets], verbs: [create]                                 | pod-creation-grant
            apiGroups: [apps], resources: [daemonsets], verbs: [create]                                   | pod-creation-grant
            apiGroups: [apps], resources: [replicasets], verbs: [create]                                  | pod-creation-grant
            apiGroups: [batch], resources: [cronjobs], verbs: [create]                                    | pod-creation-grant
            apiGroups: [""], resources: [nodes/proxy], verbs: [get]                                       | exec-grant
            apiGroups: [""], resources: [pods/attach], verbs: [create]                                    | exec-grant
            apiGroups: [""], resources: [pods/portforward], verbs: [get]                                  | exec-grant
            apiGroups: [""], resources: [pods/ephemeralcontainers], verbs: [patch]                        | exec-grant
            apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/approval], verbs: [update] | escalation-grant
            apiGroups: [certificates.k8s.io], resources: [signers], resourceNames: [x], verbs: [approve]  | escalation-grant
            apiGroups: [certificates.k8s.io], resources: [signers], resourceNames: [x], verbs: [sign]     | escalation-grant
            apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [escalate]                 | escalation-grant
            apiGroups: [admissionregistration.k8s.io], resources: [validatingwebhookconfigurations], verbs: [create] | escalation-grant
            apiGroups: [""], resources: [configmaps], resourceNames: [a], verbs: [deletecollection]       | unfit-verb
            nonResourceURLs: ["/*"], verbs: [get]                                                         | wildcard-grant
            apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]                          | escalation-grant
            apiGroups: [""], resources: [persistentvolumes], verbs: [create]                              | escalation-grant
            apiGroups: [""], resources: [users], verbs: [impersonate]                                     | escalation-grant
            apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], verbs: [patch] | escalation-grant
            apiGroups: [""], resources: [pods], verbs: [read]                                             | unknown-verb
            apiGroups: [""], resources: [pods/log], verbs: [get, delete]                                  | unfit-verb
            apiGroups: [authentication.k8s.io], resources: [tokenreviews], verbs: [get]                   | unfit-verb
            """)
    void a_right_is_told_by_its_rule(String rule, String expected) {
        String role =
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r}, rules: [{" + rule + "}]}";
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw(role));
                }))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void a_right_is_told_at_the_line_that_granted_it_and_at_a_patch_that_changed_it() {
        Told.only(p -> p.deployment(API, IMAGE, d -> d.grant(Grant.to(Verb.GET).on(ApiResource.CONFIG_MAPS))
                        .grant(Grant.to(Verb.GET).on(ApiResource.SECRETS))
                        .with(Raw.patch(Role.class, "a test", role -> role.setMetadata(role.getMetadata())))))
                .at("on(ApiResource.SECRETS)", "Raw.patch(");
        Told.only(p -> p.deployment(API, IMAGE, d -> d.grant(Grant.to(Verb.GET).on(ApiResource.CONFIG_MAPS))
                        .with(Raw.patch(Role.class, "a test", role -> role.getRules()
                                .get(0)
                                .setVerbs(List.of("*"))))))
                .at("on(ApiResource.CONFIG_MAPS)", "Raw.patch(");
    }

    @Test
    void a_right_is_told_at_its_own_line_where_roles_of_several_namespaces_have_one_name() {
        Told.only(p -> p.deployment(API, IMAGE, d -> d.grant(
                                Grant.to(Verb.LIST).on(ApiResource.PODS).in(TOOLS))
                        .grant(Grant.to(Verb.LIST).on(ApiResource.SECRETS).in(BILLING))))
                .at(".on(ApiResource.SECRETS)");
    }

    @Test
    void where_a_patch_takes_rules_away_nobody_knows_which_line_granted_one() {
        Told.only(p -> p.deployment(API, IMAGE, d -> d.grant(Grant.to(Verb.GET).on(ApiResource.CONFIG_MAPS))
                        .grant(Grant.to(Verb.GET).on(ApiResource.EVENTS))
                        .grant(Grant.to(Verb.GET).on(ApiResource.SECRETS))
                        .with(Raw.patch(
                                Role.class, "a test", role -> role.getRules().remove(0)))))
                .says(
                        "secret-grant",
                        "api.grant",
                        "Role shop/api lets shop/api read all secrets there, by get on secrets.")
                .at("Raw.patch(", "on(ApiResource.CONFIG_MAPS)");
    }

    @Test
    void bindings_in_namespaces_of_others_and_to_cluster_roles_are_left_alone() {
        String binding = "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: b, namespace:"
                + " %s}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: %s, name: view}, subjects: [{kind:"
                + " ServiceAccount, name: default}]}";
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw(binding.formatted("kube-system", "Role")));
                    p.with(raw(binding.formatted("shop", "ClusterRole")));
                }))
                .isEmpty();
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw(binding.formatted("shop", "Role")));
                }))
                .containsExactly("undefined-role");
    }

    @Test
    void a_token_with_a_reason_or_a_binding_is_left_alone() {
        assertThat(Told.rules(p -> p.deployment(
                        API, IMAGE, d -> d.security(s -> s.serviceAccountToken("the vault asks who it is")))))
                .isEmpty();
        assertThat(Told.rules(p ->
                        p.deployment(API, IMAGE, d -> d.grant(Grant.to(Verb.GET).on(ApiResource.PODS)))))
                .isEmpty();
    }
}
