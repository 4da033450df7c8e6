package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.access.AccessMatrix;
import dev.keelson.validation.cluster.access.DeclaredRights;
import dev.keelson.validation.cluster.access.ResourceKind;
import dev.keelson.validation.cluster.access.Right;
import dev.keelson.validation.cluster.simulation.Installation;
import dev.keelson.validation.compliance.Proves;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what in a cluster that has the platform's roles, asked right by right. */
@Tag("slow")
@ClusterTest(lifetime = Lifetime.CLASS)
class PlatformAccessTest {
    private static final Set<String> ACCESS =
            Set.of("Namespace", "ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");
    private static final List<String> NAMESPACES = List.of("product", "kube-system");

    /** Nobody granted it anything: what it may do is what every service account may. */
    private static final String STRANGER = "product/stranger";

    @ParameterizedTest
    @MethodSource("environments_with_roles_of_their_own")
    @Proves("least-rbac")
    void service_accounts_may_do_what_their_components_were_granted_and_nothing_else(
            String environment, Cluster cluster) {
        ManifestTree manifests = ShippedPlatform.TREE.manifests(environment);
        DeclaredRights declared = DeclaredRights.of(ShippedPlatform.TREE.report(environment), manifests);
        install(manifests, cluster.client());
        Map<ResourceKind, Set<String>> resources = declared.resources();
        resources.values().stream().filter(names -> !names.isEmpty()).forEach(names -> names.add("any-other"));
        AccessMatrix matrix = AccessMatrix.of(cluster.client(), resources.keySet());
        Set<Right> everybodys = matrix.allowed(matrix.questions(STRANGER, NAMESPACES, resources));
        List<Right> questions = declared.subjects().stream()
                .flatMap(subject -> matrix.questions(subject, NAMESPACES, resources).stream())
                .toList();

        List<Right> granted = questions.stream().filter(declared::allow).toList();
        await("the API server's authorizer has seen the roles")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(matrix.allowed(granted))
                        .as("may do what was granted")
                        .containsAll(granted));
        Set<Right> allowed = matrix.allowed(questions);

        assertThat(granted).isNotEmpty();
        assertThat(questions)
                .as("allowed and not declared, or declared and not allowed")
                .filteredOn(right ->
                        allowed.contains(right) != (declared.allow(right) || everybodys.contains(ofStranger(right))))
                .isEmpty();
    }

    @Test
    void a_right_that_nobody_declared_is_seen(Cluster cluster) {
        KubernetesClient client = cluster.client();
        ManifestTree manifests = ShippedPlatform.TREE.manifests("prod");
        DeclaredRights declared = DeclaredRights.of(ShippedPlatform.TREE.report("prod"), manifests);
        install(manifests, client);
        client.resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("too-much")
                        .withNamespace("product")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
                        .addNewSubject(null, "ServiceAccount", "api", "product")
                        .build())
                .create();
        AccessMatrix matrix = AccessMatrix.of(client, declared.resources().keySet());

        await("the API server's authorizer has seen the binding")
                .atMost(Duration.ofSeconds(30))
                .until(() -> matrix.allowed(matrix.questions("product/api", NAMESPACES, Map.of())).stream()
                        .anyMatch(right -> right.resource().equals("pods") && !declared.allow(right)));
    }

    /** Environments that grant alike are asked once. */
    static List<String> environments_with_roles_of_their_own() {
        Map<List<JsonNode>, String> environments = new LinkedHashMap<>();
        for (String environment : ShippedPlatform.TREE.environments()) {
            List<JsonNode> objects =
                    new ArrayList<>(accessOf(ShippedPlatform.TREE.manifests(environment)).manifests().stream()
                            .map(Manifest::body)
                            .toList());
            ShippedPlatform.TREE.report(environment).path("grants").forEach(objects::add);
            environments.putIfAbsent(objects, environment);
        }
        return List.copyOf(environments.values());
    }

    /** Leaves the roles of this environment alone, because all environments name them alike. */
    private static void install(ManifestTree manifests, KubernetesClient client) {
        client.rbac().roleBindings().inAnyNamespace().delete();
        client.rbac().roles().inAnyNamespace().delete();
        Installation.of(accessOf(manifests), client);
    }

    private static ManifestTree accessOf(ManifestTree manifests) {
        return new ManifestTree(manifests.manifests().stream()
                .filter(each -> ACCESS.contains(each.body().path("kind").asText()))
                .toList());
    }

    private static Right ofStranger(Right right) {
        return new Right(STRANGER, right.verb(), right.group(), right.resource(), right.namespace(), right.name());
    }
}
