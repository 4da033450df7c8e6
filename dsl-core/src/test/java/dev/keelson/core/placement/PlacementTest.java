package dev.keelson.core.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api"), DB = SHOP.component("db");
    private static final Component CACHE = Namespace.named("shared").component("cache");
    private static final Port HTTP = Port.http(8080);
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");

    private static void sound(DeploymentDraft d) {
        d.port(HTTP).readiness(Probe.tcp(HTTP)).replicas(3).resources(r -> r.cpu(Cpu.millis(10))
                .memory(Memory.mib(16)));
    }

    private static PodSpec pod(Definition definition) {
        return Blueprints.object(Blueprints.sound(definition), Deployment.class, "api")
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    @Test
    void a_spread_counts_the_pods_of_the_version_that_is_placed() {
        PodSpec pod = pod(p -> p.deployment(API, IMAGE, d -> {
            sound(d);
            d.spreadOver(Topology.ZONE);
        }));

        TopologySpreadConstraint spread = pod.getTopologySpreadConstraints().get(0);
        assertThat(spread.getTopologyKey()).isEqualTo("topology.kubernetes.io/zone");
        assertThat(spread.getMaxSkew()).isEqualTo(1);
        assertThat(spread.getMinDomains()).isNull();
        assertThat(spread.getWhenUnsatisfiable()).isEqualTo("ScheduleAnyway");
        assertThat(spread.getLabelSelector().getMatchLabels())
                .isEqualTo(Map.of("app.kubernetes.io/name", "api", "keelson.dev/track", "stable"));
        assertThat(spread.getMatchLabelKeys()).containsExactly("pod-template-hash");
    }

    @Test
    void pods_wait_for_a_least_number_of_parts() {
        PodSpec pod = pod(p -> p.deployment(API, IMAGE, d -> {
            sound(d);
            d.spreadOver(Topology.ZONE, s -> s.minDomains(3));
        }));

        assertThat(pod.getTopologySpreadConstraints().get(0).getMinDomains()).isEqualTo(3);
        assertThat(pod.getTopologySpreadConstraints().get(0).getWhenUnsatisfiable())
                .isEqualTo("DoNotSchedule");
    }

    @Test
    void defaults_place_every_component_by_its_own_pods_and_a_component_says_otherwise() {
        Blueprint blueprint = Blueprints.sound(p -> {
            p.production();
            p.defaults(c -> c.spreadOver(Topology.ZONE, s -> s.maxSkew(2))
                    .apart(Topology.NODE, Need.preferred(10))
                    .disruptions(b -> b.maxUnavailable(1))
                    .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))));
            p.deployment(API, IMAGE, d -> {
                d.port(HTTP).readiness(Probe.tcp(HTTP)).replicas(2);
                d.spreadOver(Topology.ZONE);
            });
            p.statefulSet(DB, IMAGE, s -> s.replicas(3));
            p.daemonSet(SHOP.component("agent"), IMAGE, d -> {});
            p.job(SHOP.component("migrate"), IMAGE, j -> {});
        });

        PodSpec api = Blueprints.object(blueprint, Deployment.class, "api")
                .getSpec()
                .getTemplate()
                .getSpec();
        PodSpec db = Blueprints.object(blueprint, StatefulSet.class, "db")
                .getSpec()
                .getTemplate()
                .getSpec();
        PodSpec agent = Blueprints.object(blueprint, DaemonSet.class, "agent")
                .getSpec()
                .getTemplate()
                .getSpec();
        PodSpec migrate = Blueprints.object(blueprint, Job.class, "migrate")
                .getSpec()
                .getTemplate()
                .getSpec();
        assertThat(api.getTopologySpreadConstraints().get(0).getMaxSkew()).isEqualTo(1);
        assertThat(db.getTopologySpreadConstraints().get(0).getMaxSkew()).isEqualTo(2);
        assertThat(db.getTopologySpreadConstraints().get(0).getMatchLabelKeys()).isEmpty();
        assertThat(db.getAffinity()
                        .getPodAntiAffinity()
                        .getPreferredDuringSchedulingIgnoredDuringExecution()
                        .get(0)
                        .getPodAffinityTerm()
                        .getLabelSelector()
                        .getMatchLabels())
                .containsEntry("app.kubernetes.io/name", "db");
        assertThat(agent.getTopologySpreadConstraints()).isEmpty();
        assertThat(migrate.getTopologySpreadConstraints()
                        .get(0)
                        .getLabelSelector()
                        .getMatchLabels())
                .isEqualTo(Map.of("app.kubernetes.io/name", "migrate"));
    }

    @Test
    void neighbours_are_found_in_their_own_namespace() {
        Blueprint blueprint = Blueprints.sound(p -> {
            p.deployment(CACHE, IMAGE, PlacementTest::sound);
            p.deployment(API, IMAGE, d -> {
                sound(d);
                d.nearTo(CACHE, Topology.ZONE, Need.required()).apart(Topology.NODE, Need.required());
            });
        });

        PodSpec pod = Blueprints.object(blueprint, Deployment.class, "api")
                .getSpec()
                .getTemplate()
                .getSpec();
        PodAffinityTerm near = pod.getAffinity()
                .getPodAffinity()
                .getRequiredDuringSchedulingIgnoredDuringExecution()
                .get(0);
        PodAffinityTerm apart = pod.getAffinity()
                .getPodAntiAffinity()
                .getRequiredDuringSchedulingIgnoredDuringExecution()
                .get(0);
        assertThat(near.getNamespaces()).containsExactly("shared");
        assertThat(near.getLabelSelector().getMatchLabels()).isEqualTo(Map.of("app.kubernetes.io/name", "cache"));
        assertThat(apart.getNamespaces()).isEmpty();
        assertThat(apart.getTopologyKey()).isEqualTo("kubernetes.io/hostname");
    }

    @Test
    void all_that_is_required_of_a_node_has_to_hold_and_each_wish_counts_by_itself() {
        PodSpec pod = pod(p -> p.deployment(API, IMAGE, d -> {
            sound(d);
            d.onNodes(NodeLabel.ARCHITECTURE.in("amd64", "arm64"), Need.required())
                    .onNodes(NodeLabel.of("example.com/gpu").present(), Need.required())
                    .onNodes(NodeLabel.ARCHITECTURE.in("arm64"), Need.preferred(80))
                    .onNodes(NodeLabel.of("example.com/spot").absent(), Need.preferred(20))
                    .tolerates(Taint.noSchedule("example.com/gpu"))
                    .runtimeClass(RuntimeClass.existing("nvidia"));
        }));

        var nodes = pod.getAffinity().getNodeAffinity();
        assertThat(nodes.getRequiredDuringSchedulingIgnoredDuringExecution().getNodeSelectorTerms())
                .singleElement()
                .satisfies(term -> assertThat(term.getMatchExpressions())
                        .extracting(each -> each.getKey() + " " + each.getOperator() + " " + each.getValues())
                        .containsExactly("kubernetes.io/arch In [amd64, arm64]", "example.com/gpu Exists []"));
        assertThat(nodes.getPreferredDuringSchedulingIgnoredDuringExecution())
                .extracting(each -> each.getWeight() + " "
                        + each.getPreference().getMatchExpressions().get(0).getOperator())
                .containsExactly("80 In", "20 DoesNotExist");
        assertThat(pod.getTolerations()).singleElement().satisfies(each -> {
            assertThat(each.getOperator()).isEqualTo("Exists");
            assertThat(each.getEffect()).isEqualTo("NoSchedule");
        });
        assertThat(pod.getRuntimeClassName()).isEqualTo("nvidia");
    }

    @Test
    void an_agent_of_every_node_tolerates_every_taint() {
        Blueprint blueprint = Blueprints.sound(p -> p.daemonSet(API, IMAGE, d -> d.toleratesEverything()
                .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)))));

        assertThat(Blueprints.object(blueprint, DaemonSet.class, "api")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getTolerations())
                .hasSize(1);
    }
}
