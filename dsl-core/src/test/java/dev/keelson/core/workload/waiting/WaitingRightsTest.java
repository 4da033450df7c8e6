package dev.keelson.core.workload.waiting;

import static dev.keelson.core.workload.waiting.Waiters.API;
import static dev.keelson.core.workload.waiting.Waiters.IMAGE;
import static dev.keelson.core.workload.waiting.Waiters.KUBECTL;
import static dev.keelson.core.workload.waiting.Waiters.MIGRATION;
import static dev.keelson.core.workload.waiting.Waiters.SHOP;
import static dev.keelson.core.workload.waiting.Waiters.everyKind;
import static dev.keelson.core.workload.waiting.Waiters.job;
import static dev.keelson.core.workload.waiting.Waiters.object;
import static dev.keelson.core.workload.waiting.Waiters.pod;
import static dev.keelson.core.workload.waiting.Waiters.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.keelson.core.access.ApiResource;
import dev.keelson.core.access.Grant;
import dev.keelson.core.access.Verb;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.identity.PodSecurity;
import dev.keelson.core.platform.Blueprints;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What those who wait may do: to read what they wait for, and nothing else. */
class WaitingRightsTest {
    private static final String TOKEN_DIRECTORY = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final List<String> READ = List.of("get", "list", "watch");

    @Test
    void the_service_account_may_read_exactly_what_is_awaited_where_it_lives() {
        Blueprint blueprint = Blueprints.sound(p -> everyKind(p, d -> d.waitsWith(KUBECTL)));
        assertThat(rules(blueprint, "shop", "api"))
                .containsExactly(
                        tuple(List.of("batch"), List.of("jobs"), List.of("migration-1-4-2"), READ),
                        tuple(List.of("apps"), List.of("deployments"), List.of("cache"), READ));
        assertThat(rules(blueprint, "data", "shop:api"))
                .containsExactly(
                        tuple(List.of("apps"), List.of("statefulsets"), List.of("db"), READ),
                        tuple(List.of("apps"), List.of("daemonsets"), List.of("agent"), READ));
        RoleBinding there = object(blueprint, RoleBinding.class, "data", "shop:api");
        assertThat(there.getRoleRef().getName()).isEqualTo("shop:api");
        assertThat(there.getSubjects()).singleElement().satisfies(subject -> {
            assertThat(subject.getNamespace()).isEqualTo("shop");
            assertThat(subject.getName()).isEqualTo("api");
        });
        assertThat(blueprint.resources().stream().filter(each -> each.kind().equals("Role")))
                .as("nobody else is granted anything")
                .hasSize(2);
    }

    @Test
    void the_token_is_in_the_steps_and_in_no_other_container() {
        PodSpec pod = pod(Blueprints.sound(p -> everyKind(p, d -> d.waitsWith(KUBECTL))));
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getServiceAccountName()).isEqualTo("api");
        assertThat(pod.getInitContainers()).allSatisfy(step -> assertThat(step.getVolumeMounts())
                .extracting(VolumeMount::getMountPath, VolumeMount::getReadOnly, VolumeMount::getName)
                .containsExactly(tuple(TOKEN_DIRECTORY, true, "waiting-token")));
        assertThat(pod.getContainers())
                .allSatisfy(container -> assertThat(container.getVolumeMounts()).isEmpty());
        assertThat(pod.getVolumes()).singleElement().satisfies(volume -> {
            assertThat(volume.getProjected().getSources()).hasSize(2);
            assertThat(volume.getProjected().getSources().get(0).getServiceAccountToken())
                    .satisfies(token -> {
                        assertThat(token.getPath()).isEqualTo("token");
                        assertThat(token.getAudience()).isNull();
                        assertThat(token.getExpirationSeconds()).isEqualTo(3600);
                    });
            assertThat(volume.getProjected().getSources().get(1).getConfigMap()).satisfies(certificate -> {
                assertThat(certificate.getName()).isEqualTo("kube-root-ca.crt");
                assertThat(certificate.getItems()).singleElement().satisfies(item -> assertThat(item.getPath())
                        .isEqualTo("ca.crt"));
            });
        });
    }

    @Test
    void rights_that_the_component_is_granted_besides_are_in_the_same_role() {
        Blueprint blueprint = Blueprints.sound(p -> {
            job(p);
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.after(MIGRATION).waitsWith(KUBECTL).grant(Grant.to(Verb.LIST).on(ApiResource.PODS));
            });
        });
        assertThat(rules(blueprint, "shop", "api"))
                .containsExactly(
                        tuple(List.of(""), List.of("pods"), List.of(), List.of("list")),
                        tuple(List.of("batch"), List.of("jobs"), List.of("migration-1-4-2"), READ));
        assertThat(pod(blueprint).getAutomountServiceAccountToken()).isTrue();
    }

    @Test
    void the_way_to_the_API_server_is_open_for_those_who_wait_alone() {
        Blueprint blueprint = Blueprints.sound(p -> everyKind(p, d -> d.waitsWith(KUBECTL)));
        assertThat(object(blueprint, NetworkPolicy.class, "shop", "api")
                        .getSpec()
                        .getEgress())
                .anySatisfy(rule -> assertThat(rule.getPorts())
                        .extracting(port -> port.getPort().getIntVal())
                        .containsExactly(443, 6443));
        assertThat(object(blueprint, NetworkPolicy.class, "shop", "cache")
                        .getSpec()
                        .getEgress())
                .isEmpty();
    }

    @Test
    void a_step_has_none_of_the_rights_that_its_pod_was_given() {
        PodSpec pod = pod(Blueprints.sound(p -> {
            p.namespace(SHOP, n -> n.podSecurity(PodSecurity.PRIVILEGED));
            job(p);
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.after(MIGRATION).waitsWith(KUBECTL).user(0).security(s -> s.rootUser("the image wants it")
                        .writableRoot("the image wants it")
                        .privilegeEscalation("the image wants it")
                        .unconfinedSeccomp("the image wants it"));
            });
        }));
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isFalse();
        assertThat(pod.getContainers().get(0).getSecurityContext().getReadOnlyRootFilesystem())
                .isFalse();
        assertThat(pod.getInitContainers().get(0).getSecurityContext()).satisfies(context -> {
            assertThat(context.getRunAsNonRoot()).isTrue();
            assertThat(context.getRunAsUser()).isEqualTo(65_532);
            assertThat(context.getReadOnlyRootFilesystem()).isTrue();
            assertThat(context.getAllowPrivilegeEscalation()).isFalse();
            assertThat(context.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
        });
    }

    private static List<Tuple> rules(Blueprint blueprint, String namespace, String name) {
        return object(blueprint, Role.class, namespace, name).getRules().stream()
                .map(WaitingRightsTest::rule)
                .toList();
    }

    private static Tuple rule(PolicyRule rule) {
        return tuple(rule.getApiGroups(), rule.getResources(), rule.getResourceNames(), rule.getVerbs());
    }
}
