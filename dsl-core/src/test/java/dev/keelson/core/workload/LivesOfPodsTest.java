package dev.keelson.core.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.keelson.core.container.Hook;
import dev.keelson.core.container.PodField;
import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What no value drives: which containers there are, and how each kind of workload makes its pods come and go. */
class LivesOfPodsTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component APP = SHOP.component("app");
    private static final Port HTTP = Port.http(8080), METRICS = Port.http("metrics", 9090);
    private static final Image IMAGE = Image.parse("registry.example.com/shop/app:1");

    private static PodSpec accompanied() {
        return deployment(p -> p.deployment(APP, IMAGE, d -> d.port(HTTP)
                        .readiness(Probe.tcp(HTTP))
                        .writable("/tmp")
                        .emptyDir("work", e -> e.mountedAt("/work"))
                        .env("NODE", PodField.NODE_NAME)
                        .preStop(Hook.exec("stop", "now"))
                        .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1)))
                        .sidecar("exporter", IMAGE, c -> c.port(METRICS)
                                .writable("/tmp")
                                .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1))))
                        .initContainer("prepare", IMAGE, c -> c.sharedVolume(
                                        "work",
                                        v -> v.mountedAt("/out").subPath("warm").readOnly())
                                .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1))))))
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static Deployment deployment(Definition definition) {
        return Blueprints.object(Blueprints.sound(definition), Deployment.class, "app");
    }

    @Test
    void companions_start_in_the_order_they_are_said_and_only_sidecars_stay() {
        assertThat(accompanied().getInitContainers())
                .extracting(Container::getName, Container::getRestartPolicy)
                .containsExactly(tuple("exporter", "Always"), tuple("prepare", null));
        assertThat(accompanied().getContainers()).singleElement().satisfies(main -> assertThat(main.getRestartPolicy())
                .isNull());
    }

    @Test
    void every_container_is_hardened() {
        assertThat(accompanied().getInitContainers()).allSatisfy(container -> {
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
        });
    }

    @Test
    void containers_have_directories_of_their_own_and_share_what_has_a_name() {
        PodSpec pod = accompanied();

        assertThat(pod.getVolumes())
                .extracting(Volume::getName)
                .containsExactlyInAnyOrder("tmp", "exporter-tmp", "work");
        assertThat(pod.getInitContainers().get(0).getVolumeMounts())
                .singleElement()
                .extracting(VolumeMount::getName)
                .isEqualTo("exporter-tmp");
        assertThat(pod.getInitContainers().get(1).getVolumeMounts())
                .singleElement()
                .satisfies(mount -> {
                    assertThat(mount.getName()).isEqualTo("work");
                    assertThat(mount.getSubPath()).isEqualTo("warm");
                    assertThat(mount.getReadOnly()).isTrue();
                });
    }

    @Test
    void the_service_offers_the_ports_of_sidecars_too() {
        Service service = Blueprints.object(
                Blueprints.sound(p -> p.deployment(APP, IMAGE, d -> d.port(HTTP)
                        .readiness(Probe.tcp(HTTP))
                        .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1)))
                        .sidecar("exporter", IMAGE, c -> c.port(METRICS)
                                .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1)))))),
                Service.class,
                "app");

        assertThat(service.getSpec().getPorts())
                .extracting(port -> port.getName() + " " + port.getPort())
                .containsExactly("http 8080", "metrics 9090");
    }

    @Test
    void hooks_and_fields_of_the_pod_are_written() {
        Container main = accompanied().getContainers().get(0);

        assertThat(main.getLifecycle().getPreStop().getExec().getCommand()).containsExactly("stop", "now");
        assertThat(main.getEnv()).singleElement().satisfies(variable -> assertThat(
                        variable.getValueFrom().getFieldRef().getFieldPath())
                .isEqualTo("spec.nodeName"));
    }

    @Test
    void who_must_never_run_twice_is_recreated() {
        Deployment app = deployment(p -> p.deployment(APP, IMAGE, d -> d.recreate()
                .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1)))));

        assertThat(app.getSpec().getStrategy().getType()).isEqualTo("Recreate");
        assertThat(app.getSpec().getStrategy().getRollingUpdate()).isNull();
    }

    @Test
    void a_stateful_set_keeps_its_claims_unless_it_says_otherwise() {
        StatefulSet app = Blueprints.object(
                Blueprints.sound(
                        p -> p.statefulSet(APP, IMAGE, s -> s.claim("data", Storage.gib(1), c -> c.mountedAt("/data"))
                                .whenScaled(Retention.DELETE)
                                .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1))))),
                StatefulSet.class,
                "app");

        assertThat(app.getSpec().getPersistentVolumeClaimRetentionPolicy()).satisfies(policy -> {
            assertThat(policy.getWhenDeleted()).isEqualTo("Retain");
            assertThat(policy.getWhenScaled()).isEqualTo("Delete");
        });
    }

    @Test
    void a_daemon_set_updates_a_node_at_a_time() {
        DaemonSet app = Blueprints.object(
                Blueprints.sound(p -> p.daemonSet(
                        APP, IMAGE, d -> d.resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1))))),
                DaemonSet.class,
                "app");

        assertThat(app.getSpec().getUpdateStrategy().getType()).isEqualTo("RollingUpdate");
        assertThat(app.getSpec()
                        .getUpdateStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable()
                        .getIntVal())
                .isEqualTo(1);
    }

    @Test
    void a_cron_job_leaves_out_a_run_that_meets_the_last_one_and_restarts_nothing_in_place() {
        CronJob app = Blueprints.object(
                Blueprints.sound(p -> p.cronJob(APP, IMAGE, c -> c.schedule(Schedule.cron("@daily"))
                        .suspended()
                        .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1))))),
                CronJob.class,
                "app");

        assertThat(app.getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
        assertThat(app.getSpec().getTimeZone()).isEqualTo("Etc/UTC");
        assertThat(app.getSpec().getSuspend()).isTrue();
        assertThat(app.getSpec().getJobTemplate().getSpec().getTemplate()).satisfies(pod -> {
            assertThat(pod.getSpec().getRestartPolicy()).isEqualTo("Never");
            assertThat(pod.getMetadata().getLabels()).containsEntry("app.kubernetes.io/name", "app");
        });
    }

    @Test
    void a_revision_is_part_of_a_jobs_name_without_dots_and_not_of_its_identity() {
        Job app = Blueprints.object(
                Blueprints.sound(p -> p.job(APP, IMAGE, j -> j.revision("1.4.2")
                        .activeDeadline(Duration.ofMinutes(1))
                        .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1))))),
                Job.class,
                "app-1-4-2");

        assertThat(app.getMetadata().getLabels()).containsEntry("app.kubernetes.io/name", "app");
        assertThat(app.getSpec().getTemplate().getSpec().getServiceAccountName())
                .isEqualTo("app");
    }
}
