package dev.keelson.core.workload.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.keelson.core.access.ApiResource;
import dev.keelson.core.access.Grant;
import dev.keelson.core.access.Verb;
import dev.keelson.core.adoption.Manifest;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.identity.PodSecurity;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Schedule;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.core.workload.words.WorkloadDraft;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What pods do that wait for what their component comes after. */
class WaitingTest {
    private static final Namespace SHOP = Namespace.named("shop"), DATA = Namespace.named("data");
    private static final Component API = SHOP.component("api"), MIGRATION = SHOP.component("migration");
    private static final Component DB = DATA.component("db"), AGENT = DATA.component("agent");
    private static final Component CACHE = SHOP.component("cache");
    private static final Port HTTP = Port.http(8080);
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1");
    private static final Image KUBECTL = Image.parse("registry.k8s.io/kubectl:v1.34.2");
    private static final Setting<Text> VERSION =
            Setting.text("version", "1.4.2").holding(Characters.DNS_NAME);
    private static final Toggle WAITING = Setting.toggle("waiting");
    private static final String TOKEN_DIRECTORY = "/var/run/secrets/kubernetes.io/serviceaccount";

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

    private static final List<String> READ = List.of("get", "list", "watch");

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

    private static void everyKind(PlatformDraft p, Consumer<DeploymentDraft> more) {
        job(p);
        p.deployment(CACHE, IMAGE, d -> sized(d));
        p.statefulSet(DB, IMAGE, s -> sized(s));
        p.daemonSet(AGENT, IMAGE, d -> sized(d));
        p.deployment(API, IMAGE, d -> {
            serving(d);
            d.after(MIGRATION).after(CACHE).after(DB).after(AGENT);
            more.accept(d);
        });
    }

    private static void job(PlatformDraft p) {
        p.job(MIGRATION, IMAGE, j -> {
            sized(j);
            j.revision(p.get(VERSION));
        });
    }

    private static void serving(DeploymentDraft d) {
        sized(d);
        d.port(HTTP).readiness(Probe.httpGet("/ready", HTTP));
    }

    private static void sized(WorkloadDraft<?> workload) {
        workload.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(64)));
    }

    private static List<String> rollout(String namespace, String object) {
        return List.of("rollout", "status", "--timeout=300s", "--namespace=" + namespace, object);
    }

    private static PodSpec pod(Blueprint blueprint) {
        return Blueprints.object(blueprint, Deployment.class, "api")
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static List<org.assertj.core.groups.Tuple> rules(Blueprint blueprint, String namespace, String name) {
        return object(blueprint, Role.class, namespace, name).getRules().stream()
                .map(WaitingTest::rule)
                .toList();
    }

    private static org.assertj.core.groups.Tuple rule(PolicyRule rule) {
        return tuple(rule.getApiGroups(), rule.getResources(), rule.getResourceNames(), rule.getVerbs());
    }

    private static <K extends HasMetadata> K object(Blueprint blueprint, Class<K> kind, String namespace, String name) {
        List<K> found = blueprint.resources().stream()
                .map(Resource::object)
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(each -> each.getMetadata().getNamespace().equals(namespace)
                        && each.getMetadata().getName().equals(name))
                .toList();
        assertThat(found)
                .as(kind.getSimpleName() + " " + namespace + "/" + name)
                .hasSize(1);
        return found.get(0);
    }
}
