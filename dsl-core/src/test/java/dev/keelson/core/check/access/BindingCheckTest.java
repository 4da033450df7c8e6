package dev.keelson.core.check.access;

import static dev.keelson.core.check.Yaml.deployment;
import static dev.keelson.core.check.Yaml.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Told;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Namespace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom bindings give rights, and which tokens are of use for it. */
class BindingCheckTest {
    private static final Namespace SHOP = Namespace.named("shop");

    private static void binding(PlatformDraft p, String kind, String role, String subject) {
        p.with(raw("{apiVersion: rbac.authorization.k8s.io/v1, kind: " + kind + ", metadata: {name: b}, roleRef:"
                + " {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: " + role + "}, subjects: [{"
                + subject + "}]}"));
    }

    private static void account(PlatformDraft p) {
        p.namespace(SHOP, n -> {});
        p.with(raw("{apiVersion: v1, kind: ServiceAccount, metadata: {name: robot}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            view          | kind: ServiceAccount, name: robot, namespace: shop        |
            view          | kind: ServiceAccount, name: robot                         |
            view          | kind: ServiceAccount, name: default                       |
            view          | kind: ServiceAccount, name: theirs, namespace: elsewhere  |
            view          | kind: User, name: jane                                    |
            view          | kind: Group, name: admins                                 |
            view          | kind: ServiceAccount, name: robbot                        | undefined-subject
            view          | kind: ServiceAccount, name: robbot, namespace: shop       | undefined-subject
            view          | kind: Group, name: 'system:authenticated'                 | broad-binding
            view          | kind: Group, name: 'system:unauthenticated'               | broad-binding
            view          | kind: Group, name: 'system:masters'                       | broad-binding
            view          | kind: Group, name: 'system:serviceaccounts'               | broad-binding
            view          | kind: Group, name: 'system:serviceaccounts:shop'          | broad-binding
            view          | kind: User, name: 'system:anonymous'                      | broad-binding
            cluster-admin | kind: ServiceAccount, name: robot                         | broad-binding
            """)
    void who_is_given_rights_is_there_and_not_everybody(String role, String subject, String rule) {
        assertThat(Told.rules(p -> {
                    account(p);
                    binding(p, "RoleBinding", role, subject);
                }))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RoleBinding        | kind: ServiceAccount, name: robot                         |
            RoleBinding        | kind: ServiceAccount, name: default                       | token-without-grant
            RoleBinding        | kind: User, name: robot                                   | token-without-grant
            ClusterRoleBinding | kind: ServiceAccount, name: robot, namespace: shop        |
            ClusterRoleBinding | kind: ServiceAccount, name: robot, namespace: elsewhere   | token-without-grant
            """)
    void a_token_is_of_use_to_the_account_that_is_bound(String kind, String subject, String rule) {
        assertThat(Told.rules(p -> {
                    pods(p);
                    binding(p, kind, "view", subject);
                }))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @ParameterizedTest
    @CsvSource({
        "system:serviceaccounts, true",
        "system:serviceaccounts:shop, true",
        "system:authenticated, true",
        "system:serviceaccounts:tools, false",
        "admins, false"
    })
    void a_token_is_of_use_to_each_account_of_a_group_that_is_bound(String group, boolean useful) {
        List<String> told = Told.rules(p -> {
            pods(p);
            binding(p, "RoleBinding", "view", "kind: Group, name: '" + group + "'");
        });

        assertThat(told.contains("token-without-grant")).isNotEqualTo(useful);
    }

    private static void pods(PlatformDraft p) {
        account(p);
        p.with(raw(deployment(
                "api", "app: api", "", "automountServiceAccountToken: true\n      serviceAccountName: robot")));
    }

    @Test
    void a_token_that_a_binding_is_of_no_use_for_is_told_with_its_account() {
        Told.only(BindingCheckTest::pods)
                .says(
                        "token-without-grant",
                        "",
                        "The pods of Deployment shop/api are given the token of the service account robot, to which no"
                                + " binding gives rights.");
    }
}
