package dev.keelson.core.workload.waiting;

import static dev.keelson.core.workload.waiting.Waiters.API;
import static dev.keelson.core.workload.waiting.Waiters.CACHE;
import static dev.keelson.core.workload.waiting.Waiters.DB;
import static dev.keelson.core.workload.waiting.Waiters.IMAGE;
import static dev.keelson.core.workload.waiting.Waiters.KUBECTL;
import static dev.keelson.core.workload.waiting.Waiters.MIGRATION;
import static dev.keelson.core.workload.waiting.Waiters.SHOP;
import static dev.keelson.core.workload.waiting.Waiters.VERSION;
import static dev.keelson.core.workload.waiting.Waiters.everyKind;
import static dev.keelson.core.workload.waiting.Waiters.job;
import static dev.keelson.core.workload.waiting.Waiters.object;
import static dev.keelson.core.workload.waiting.Waiters.pod;
import static dev.keelson.core.workload.waiting.Waiters.rollout;
import static dev.keelson.core.workload.waiting.Waiters.serving;
import static dev.keelson.core.workload.waiting.Waiters.sized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.keelson.core.adoption.Manifest;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Schedule;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What pods do that wait for what their component comes after. */
class WaitingTest {
    private static final Toggle WAITING = Setting.toggle("waiting");

    @Test
    void a_step_for_each_kind_asks_kubectl_in_its_own_words() {
        PodSpec pod = pod(Blueprints.sound(p -> everyKind(p, d -> d.waitsWith(KUBECTL))));
        assertThat(pod.getInitContainers())
                .extracting(Container::getName, Container::getArgs)
                .containsExactly(
                        tuple(
                                "after-migration",
                                List.of(
                                        "wait",
                                        "--for=condition=complete",
                                        "--timeout=300s",
                                        "--namespace=shop",
                                        "jobs.batch/migration-1-4-2")),
                        tuple("after-cache", rollout("shop", "deployments.apps/cache")),
                        tuple("after-data-db", rollout("data", "statefulsets.apps/db")),
                        tuple("after-data-agent", rollout("data", "daemonsets.apps/agent")));
        assertThat(pod.getInitContainers()).allSatisfy(step -> {
            assertThat(step.getImage()).isEqualTo("registry.k8s.io/kubectl:v1.34.2");
            assertThat(step.getCommand()).isEmpty();
            assertThat(step.getRestartPolicy()).isNull();
        });
    }

    @Test
    void steps_come_before_init_containers_and_sidecars_of_the_component() {
        PodSpec pod = pod(Blueprints.sound(p -> {
            job(p);
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.sidecar(
                                "proxy",
                                IMAGE,
                                c -> c.resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))))
                        .initContainer(
                                "prepare",
                                IMAGE,
                                c -> c.resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))))
                        .after(MIGRATION)
                        .waitsWith(KUBECTL);
            });
        }));
        assertThat(pod.getInitContainers())
                .extracting(Container::getName)
                .containsExactly("after-migration", "proxy", "prepare");
    }

    @Test
    void said_in_the_defaults_it_is_for_those_who_come_after_somebody() {
        Definition definition = p -> {
            p.defaults(c -> c.waitsWith(KUBECTL, w -> w.timeout(Duration.ofMinutes(2))));
            everyKind(p, d -> d.waitsWith(Image.parse("mirror.example.com/kubectl:v1.33.0")));
            p.cronJob(SHOP.component("report"), IMAGE, c -> {
                sized(c);
                c.schedule(Schedule.cron("@daily")).after(DB);
            });
        };
        Blueprint blueprint = Blueprints.sound(definition);
        Container own = pod(blueprint).getInitContainers().get(0);
        assertThat(own.getImage()).isEqualTo("mirror.example.com/kubectl:v1.33.0");
        assertThat(own.getArgs()).contains("--timeout=120s");
        assertThat(object(blueprint, CronJob.class, "shop", "report")
                        .getSpec()
                        .getJobTemplate()
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getInitContainers())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.getImage()).isEqualTo("registry.k8s.io/kubectl:v1.34.2");
                    assertThat(step.getArgs())
                            .isEqualTo(List.of(
                                    "rollout", "status", "--timeout=120s", "--namespace=data", "statefulsets.apps/db"));
                });
        assertThat(Blueprints.object(blueprint, Deployment.class, "cache")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getInitContainers())
                .isEmpty();
        assertThat(blueprint.run().parameters())
                .extracting(parameter -> parameter.path())
                .contains("api.waitsWith.image.tag", "report.waitsWith.timeout", "report.waitsWith.resources.memory")
                .doesNotContain("cache.waitsWith.timeout");
    }

    @Test
    void an_override_reaches_the_steps_and_a_revision_all_that_names_the_job() {
        Definition definition = p -> everyKind(p, d -> d.waitsWith(KUBECTL));
        Blueprint changed = Platform.of(definition)
                .in(Environment.named("test")
                        .with(VERSION, Text.of("2.0.0"))
                        .override("api.waitsWith.timeout", "90s")
                        .override("api.waitsWith.image.tag", "v1.34.3")
                        .override("api.waitsWith.user", "1001"));
        assertThat(changed.findings()).isEmpty();
        Container step = pod(changed).getInitContainers().get(0);
        assertThat(step.getArgs()).contains("--timeout=90s", "jobs.batch/migration-2-0-0");
        assertThat(step.getImage()).endsWith(":v1.34.3");
        assertThat(step.getSecurityContext().getRunAsUser()).isEqualTo(1001);
        assertThat(object(changed, Job.class, "shop", "migration-2-0-0")).isNotNull();
        assertThat(object(changed, Role.class, "shop", "api").getRules().get(0).getResourceNames())
                .containsExactly("migration-2-0-0");
    }

    @Test
    void a_job_that_waits_counts_in_what_its_namespace_may_use() {
        Definition crowded = p -> {
            p.namespace(SHOP, n -> n.quota(q -> q.memory(Memory.mib(100))));
            p.job(MIGRATION, IMAGE, j -> j.resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(64)))
                    .after(DB)
                    .waitsWith(KUBECTL, w -> w.resources(r -> r.memory(Memory.mib(128)))));
            p.statefulSet(DB, IMAGE, s -> sized(s));
        };
        assertThat(Blueprints.of(crowded).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("over-quota");
            assertThat(finding.toString()).contains("128Mi");
        });
    }

    @Test
    void order_alone_makes_nobody_wait() {
        Blueprint blueprint = Blueprints.sound(p -> everyKind(p, d -> {}));
        assertThat(pod(blueprint).getInitContainers()).isEmpty();
        assertThat(blueprint.resources()).noneMatch(each -> each.kind().equals("Role"));
    }

    @Test
    void whom_it_waits_for_is_told_once_though_both_say_so() {
        PodSpec pod = pod(Blueprints.sound(p -> {
            p.job(MIGRATION, IMAGE, j -> {
                sized(j);
                j.before(API);
            });
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.after(MIGRATION).waitsWith(KUBECTL);
            });
        }));
        assertThat(pod.getInitContainers()).hasSize(1);
    }

    @Test
    void a_job_may_wait_for_a_job_that_expires_because_it_starts_once() {
        Blueprints.sound(p -> {
            p.job(MIGRATION, IMAGE, j -> {
                sized(j);
                j.ttlAfterFinished(Duration.ofHours(1));
            });
            p.job(SHOP.component("seed"), IMAGE, j -> {
                sized(j);
                j.after(MIGRATION).waitsWith(KUBECTL).activeDeadline(Duration.ofMinutes(6));
            });
        });
    }

    @Test
    void components_that_services_describe_themselves_are_awaited_and_wait_under_the_platforms_names() {
        Manifest adopted = Manifest.of(WaitingTest.class, "com/example/adoption/orders.yml");
        PodSpec pod = pod(Blueprints.sound(p -> {
            p.deployment(CACHE, adopted, d -> d.user(1000));
            p.deployment(API, adopted, d -> d.user(1000).after(CACHE).waitsWith(KUBECTL));
        }));
        assertThat(pod.getInitContainers()).singleElement().satisfies(step -> {
            assertThat(step.getArgs()).isEqualTo(rollout("shop", "deployments.apps/cache"));
            assertThat(step.getEnv()).isEmpty();
        });
    }

    @Test
    void a_toggle_decides_whether_pods_wait() {
        Definition definition = p -> everyKind(p, d -> {
            if (p.get(WAITING)) {
                d.waitsWith(KUBECTL);
            }
        });
        assertThat(pod(Platform.of(definition).in(Environment.named("off"))).getInitContainers())
                .isEmpty();
        assertThat(pod(Platform.of(definition).in(Environment.named("on").on(WAITING)))
                        .getInitContainers())
                .hasSize(4);
    }
}
