package dev.keelson.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.check.Told;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Where each form of a grant holds, and for what. */
class GrantTest {
    private static final Namespace SHOP = Namespace.named("shop"), TOOLS = Namespace.existing("tools");
    private static final Component API = SHOP.component("api"), DB = SHOP.component("db");
    private static final ApiResource TENANTS = ApiResource.clusterScoped("tenants.example.com");
    private static final Image IMAGE = Image.parse("registry.example.com/api:1");

    static final List<ApiResource> IN_NAMESPACES = List.of(
            ApiResource.PODS,
            ApiResource.POD_LOGS,
            ApiResource.SERVICES,
            ApiResource.ENDPOINTS,
            ApiResource.ENDPOINT_SLICES,
            ApiResource.CONFIG_MAPS,
            ApiResource.EVENTS,
            ApiResource.PERSISTENT_VOLUME_CLAIMS,
            ApiResource.SERVICE_ACCOUNTS,
            ApiResource.LEASES,
            ApiResource.DEPLOYMENTS,
            ApiResource.STATEFUL_SETS,
            ApiResource.DAEMON_SETS,
            ApiResource.REPLICA_SETS,
            ApiResource.JOBS,
            ApiResource.CRON_JOBS,
            ApiResource.INGRESSES);

    static final List<ApiResource> OF_THE_CLUSTER = List.of(
            ApiResource.NAMESPACES,
            ApiResource.NODES,
            ApiResource.NODE_METRICS,
            ApiResource.PERSISTENT_VOLUMES,
            ApiResource.STORAGE_CLASSES);

    private static Definition granting(Grant... grants) {
        return p -> p.deployment(API, IMAGE, d -> {
            d.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(64)));
            for (Grant grant : grants) {
                d.grant(grant);
            }
        });
    }

    private static List<String> kinds(Blueprint blueprint) {
        return blueprint.resources().stream()
                .map(Resource::kind)
                .filter(kind -> kind.endsWith("Role"))
                .toList();
    }

    @ParameterizedTest
    @FieldSource("IN_NAMESPACES")
    void what_a_namespace_holds_is_granted_there(ApiResource resource) {
        assertThat(kinds(Blueprints.sound(granting(Grant.to(Verb.GET).on(resource)))))
                .containsExactly("Role");
    }

    @ParameterizedTest
    @FieldSource("OF_THE_CLUSTER")
    void what_no_namespace_holds_is_granted_in_the_cluster(ApiResource resource) {
        assertThat(kinds(Blueprints.sound(granting(Grant.to(Verb.GET).on(resource)))))
                .containsExactly("ClusterRole");
    }

    @Test
    void resources_are_called_as_kubectl_calls_them() {
        assertThat(IN_NAMESPACES)
                .extracting(ApiResource::toString)
                .containsExactly(
                        "pods",
                        "pods/log",
                        "services",
                        "endpoints",
                        "endpointslices.discovery.k8s.io",
                        "configmaps",
                        "events",
                        "persistentvolumeclaims",
                        "serviceaccounts",
                        "leases.coordination.k8s.io",
                        "deployments.apps",
                        "statefulsets.apps",
                        "daemonsets.apps",
                        "replicasets.apps",
                        "jobs.batch",
                        "cronjobs.batch",
                        "ingresses.networking.k8s.io");
        assertThat(OF_THE_CLUSTER)
                .extracting(ApiResource::toString)
                .containsExactly(
                        "namespaces", "nodes", "nodes/metrics", "persistentvolumes", "storageclasses.storage.k8s.io");
    }

    @Test
    void a_name_narrows_a_right_wherever_it_holds() {
        Blueprint blueprint = Blueprints.sound(granting(
                Grant.to(Verb.UPDATE).on(ApiResource.LEASES).named("leader"),
                Grant.to(Verb.GET).on(ApiResource.NODES).named("node-1")));

        assertThat(Blueprints.object(blueprint, Role.class, "api").getRules())
                .extracting(PolicyRule::getResources, PolicyRule::getResourceNames)
                .containsExactly(tuple(List.of("leases"), List.of("leader")));
        assertThat(Blueprints.object(blueprint, ClusterRole.class, "shop:api").getRules())
                .extracting(PolicyRule::getResources, PolicyRule::getResourceNames)
                .containsExactly(tuple(List.of("nodes"), List.of("node-1")));
    }

    @Test
    void the_objects_of_a_component_are_named_in_the_cluster_too() {
        Blueprint blueprint = Blueprints.sound(p -> {
            granting(Grant.to(Verb.GET).on(ApiResource.DEPLOYMENTS, TENANTS).named(API, DB))
                    .define(p);
            p.deployment(DB, IMAGE, d -> d.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(64))));
        });

        assertThat(Blueprints.object(blueprint, Role.class, "api").getRules())
                .extracting(PolicyRule::getApiGroups, PolicyRule::getResourceNames)
                .containsExactly(tuple(List.of("apps"), List.of("api", "db")));
        assertThat(Blueprints.object(blueprint, ClusterRole.class, "shop:api").getRules())
                .extracting(PolicyRule::getApiGroups, PolicyRule::getResourceNames)
                .containsExactly(tuple(List.of("example.com"), List.of("api", "db")));
    }

    @Test
    void in_a_namespace_a_right_holds_for_what_namespaces_hold_and_in_the_cluster_for_the_rest() {
        Blueprint blueprint = Blueprints.sound(granting(
                Grant.to(Verb.GET).on(ApiResource.PODS, ApiResource.NODES).in(TOOLS)));

        assertThat(Blueprints.object(blueprint, Role.class, "shop:api"))
                .returns("tools", role -> role.getMetadata().getNamespace())
                .returns(List.of("pods"), role -> role.getRules().get(0).getResources());
        assertThat(Blueprints.object(blueprint, ClusterRole.class, "shop:api").getRules())
                .extracting(PolicyRule::getResources)
                .containsExactly(List.of("nodes"));
    }

    @Test
    void a_namespace_that_cannot_be_is_told() {
        assertThat(Told.rules(granting(Grant.to(Verb.GET).on(ApiResource.PODS).in(Namespace.existing("The Tools")))))
                .contains("invalid-name");
    }

    @Test
    void a_role_comes_from_the_line_that_granted_it() {
        Told.only(p -> {
                    p.deployment(API, IMAGE, d -> d.grant(Grant.to(Verb.GET).on(ApiResource.PODS)));
                    p.with(Raw.resource(
                            new RoleBuilder()
                                    .withNewMetadata()
                                    .withName("api")
                                    .withNamespace("shop")
                                    .endMetadata()
                                    .build(),
                            "a test"));
                })
                .at("p.with(Raw.resource(", "d.grant(Grant.to(Verb.GET)");
    }
}
