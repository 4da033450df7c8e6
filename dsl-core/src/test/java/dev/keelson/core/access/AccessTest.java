package dev.keelson.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.container.Probe;
import dev.keelson.core.emit.report.PlatformReport;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What follows from a grant. */
class AccessTest {
    private static final Namespace SHOP = Namespace.named("shop"), BILLING = Namespace.named("billing");
    private static final Namespace FOREIGN = Namespace.existing("tools");
    private static final Component API = SHOP.component("api"), DB = SHOP.component("db");
    private static final Component LEDGER = BILLING.component("ledger");
    private static final Port HTTP = Port.http(8080);
    private static final Image IMAGE = Image.parse("registry.example.com/api:1");
    private static final Grant READ =
            Grant.to(Verb.GET, Verb.LIST).on(ApiResource.CONFIG_MAPS, ApiResource.STATEFUL_SETS);

    @Test
    void a_grant_is_one_role_with_a_rule_for_each_group_and_its_binding() {
        var blueprint = Blueprints.sound(p -> api(p, d -> d.grant(READ)
                .grant(Grant.to(Verb.PATCH).on(ApiResource.STATEFUL_SETS).named(DB))));
        Role role = Blueprints.object(blueprint, Role.class, "api");
        assertThat(role.getMetadata().getNamespace()).isEqualTo("shop");
        assertThat(role.getMetadata().getLabels()).containsEntry("app.kubernetes.io/name", "api");
        assertThat(role.getRules())
                .extracting(
                        PolicyRule::getApiGroups,
                        PolicyRule::getResources,
                        PolicyRule::getResourceNames,
                        PolicyRule::getVerbs)
                .containsExactly(
                        tuple(List.of(""), List.of("configmaps"), List.of(), List.of("get", "list")),
                        tuple(List.of("apps"), List.of("statefulsets"), List.of(), List.of("get", "list")),
                        tuple(List.of("apps"), List.of("statefulsets"), List.of("db"), List.of("patch")));
        RoleBinding binding = Blueprints.object(blueprint, RoleBinding.class, "api");
        assertThat(binding.getRoleRef().getKind()).isEqualTo("Role");
        assertThat(binding.getRoleRef().getName()).isEqualTo("api");
        assertThat(binding.getSubjects()).singleElement().satisfies(subject -> {
            assertThat(subject.getKind()).isEqualTo("ServiceAccount");
            assertThat(subject.getNamespace()).isEqualTo("shop");
            assertThat(subject.getName()).isEqualTo("api");
        });
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void rights_in_other_namespaces_are_roles_there_for_the_account_here() {
        var blueprint = Blueprints.sound(p -> {
            api(p, d -> d.grant(Grant.to(Verb.LIST).on(ApiResource.PODS).in(SHOP, BILLING, FOREIGN))
                    .grant(Grant.to(Verb.GET).on(ApiResource.DEPLOYMENTS).named(LEDGER)));
            p.deployment(LEDGER, IMAGE, AccessTest::serving);
        });
        assertThat(names(blueprint.resources(), Role.class))
                .containsExactly("shop/api", "billing/shop:api", "tools/shop:api");
        assertThat(names(blueprint.resources(), RoleBinding.class))
                .containsExactly("shop/api", "billing/shop:api", "tools/shop:api");
        Role there = blueprint.resources().stream()
                .map(Resource::object)
                .filter(Role.class::isInstance)
                .map(Role.class::cast)
                .filter(role -> role.getMetadata().getNamespace().equals("billing"))
                .findFirst()
                .orElseThrow();
        assertThat(there.getRules()).hasSize(2);
        assertThat(there.getRules().get(1).getResourceNames()).containsExactly("ledger");
    }

    private static List<String> names(List<Resource> resources, Class<?> kind) {
        return resources.stream()
                .map(Resource::object)
                .filter(kind::isInstance)
                .map(object -> object.getMetadata().getNamespace() + "/"
                        + object.getMetadata().getName())
                .toList();
    }

    @Test
    void what_no_namespace_holds_is_a_cluster_role_that_carries_the_namespace_in_its_name() {
        var blueprint = Blueprints.sound(p -> api(p, d -> d.grant(Grant.to(Verb.GET, Verb.LIST, Verb.WATCH)
                        .on(ApiResource.NODES, ApiResource.PODS, ApiResource.SERVICES)
                        .inAllNamespaces())
                .grant(Grant.to(Verb.GET).on(ApiResource.NODE_METRICS))
                .grant(Grant.to(Verb.GET).onUrls("/metrics"))));
        ClusterRole role = Blueprints.object(blueprint, ClusterRole.class, "shop:api");
        assertThat(role.getMetadata().getNamespace()).isNull();
        assertThat(role.getRules())
                .extracting(PolicyRule::getResources)
                .containsExactly(List.of("nodes", "pods", "services"), List.of("nodes/metrics"), List.of());
        assertThat(role.getRules().get(2).getNonResourceURLs()).containsExactly("/metrics");
        assertThat(role.getRules().get(2).getApiGroups()).isEmpty();
        ClusterRoleBinding binding = Blueprints.object(blueprint, ClusterRoleBinding.class, "shop:api");
        assertThat(binding.getRoleRef().getKind()).isEqualTo("ClusterRole");
        assertThat(binding.getSubjects().get(0).getNamespace()).isEqualTo("shop");
        assertThat(names(blueprint.resources(), Role.class)).isEmpty();
    }

    @Test
    void who_is_granted_something_has_its_token_and_nobody_else() {
        var blueprint = Blueprints.sound(p -> {
            api(p, d -> d.grant(READ));
            p.deployment(DB, IMAGE, AccessTest::serving);
        });
        assertThat(Blueprints.object(blueprint, Deployment.class, "api")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getAutomountServiceAccountToken())
                .isTrue();
        assertThat(Blueprints.object(blueprint, Deployment.class, "db")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getAutomountServiceAccountToken())
                .isFalse();
        assertThat(Blueprints.object(blueprint, ServiceAccount.class, "api").getAutomountServiceAccountToken())
                .isFalse();
    }

    @Test
    void the_way_to_the_API_server_is_open_to_who_is_granted_something_and_to_nobody_else() {
        var blueprint = Blueprints.sound(p -> {
            api(p, d -> d.grant(READ));
            p.deployment(DB, IMAGE, AccessTest::serving);
        });
        NetworkPolicyEgressRule way =
                egress(Blueprints.object(blueprint, NetworkPolicy.class, "api")).get(0);
        assertThat(way.getTo()).isEmpty();
        assertThat(way.getPorts())
                .extracting(port -> port.getPort().getIntVal())
                .containsExactly(443, 6443);
        assertThat(egress(Blueprints.object(blueprint, NetworkPolicy.class, "api")))
                .hasSize(2);
        assertThat(egress(Blueprints.object(blueprint, NetworkPolicy.class, "db")))
                .isEmpty();
    }

    @Test
    void the_addresses_of_the_API_server_narrow_the_way() {
        var blueprint = Blueprints.sound(p -> {
            p.apiServer(Peer.block(Cidr.parse("192.0.2.1/32")), Peer.block(Cidr.parse("192.0.2.2/32")));
            api(p, d -> d.grant(READ));
        });
        assertThat(egress(Blueprints.object(blueprint, NetworkPolicy.class, "api"))
                        .subList(0, 2))
                .extracting(rule -> rule.getTo().get(0).getIpBlock().getCidr())
                .containsExactly("192.0.2.1/32", "192.0.2.2/32");
    }

    private static List<NetworkPolicyEgressRule> egress(NetworkPolicy policy) {
        return policy.getSpec().getEgress();
    }

    @Test
    void roles_are_applied_before_the_pods_that_need_them() {
        var blueprint = Blueprints.sound(p -> api(p, d -> d.grant(READ)));
        assertThat(blueprint.resources().stream().map(Resource::kind).toList())
                .containsSubsequence("ServiceAccount", "Role", "RoleBinding", "Deployment");
    }

    @Test
    void the_report_lists_what_is_granted_with_its_line() {
        var blueprint = Blueprints.sound(p -> api(p, d -> d.grant(READ)));
        assertThat(PlatformReport.json(List.of(blueprint)))
                .contains("\"grants\": [")
                .contains("\"component\": \"shop/api\"")
                .contains("\"statefulsets\"")
                .contains("\"anywhere\": true")
                .contains("AccessTest.java:");
    }

    @Test
    void defaults_grant_to_all_components() {
        var blueprint = Blueprints.sound(p -> {
            p.defaults(c -> c.grant(READ));
            api(p, d -> {});
            p.deployment(DB, IMAGE, AccessTest::serving);
        });
        assertThat(names(blueprint.resources(), Role.class)).containsExactly("shop/api", "shop/db");
    }

    private static void api(PlatformDraft p, Consumer<DeploymentDraft> words) {
        p.deployment(API, IMAGE, d -> {
            serving(d);
            words.accept(d);
        });
    }

    private static void serving(DeploymentDraft d) {
        d.port(HTTP).readiness(Probe.tcp(HTTP)).resources(r -> r.cpu(Cpu.millis(100))
                .memory(Memory.mib(64)));
    }
}
