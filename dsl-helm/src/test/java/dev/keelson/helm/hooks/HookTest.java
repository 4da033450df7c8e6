package dev.keelson.helm.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.container.ResourcesDraft;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.Schedule;
import dev.keelson.core.workload.words.CronJobDraft;
import dev.keelson.core.workload.words.JobDraft;
import dev.keelson.helm.RealHelm;
import dev.keelson.helm.chart.Chart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hooks as Helm renders them, and what is wrong with some. */
@Tag("slow")
class HookTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Component MIGRATION = SHOP.component("migration");
    private static final Component BACKUP = SHOP.component("backup");
    private static final Component SEED = SHOP.component("seed");
    private static final ConfigRef CONFIG = SHOP.config("migration-config");
    private static final Port HTTP = Port.http(8080);
    private static final Setting<Count> RETRIES = Setting.count("retries", 2).between(1, 9);
    private static final Toggle BACKED_UP = Setting.toggle("backedUp").onByDefault();
    private static final Image IMAGE = Image.parse("registry.example.com/shop:1.0.0");
    private static final Image KUBECTL = Image.parse("registry.k8s.io/kubectl:v1.34.2");
    private static final Duration SHORT = Duration.ofMinutes(4);

    private static final Definition SHOP_WITH_HOOKS = p -> {
        p.deployment(API, IMAGE, d -> d.port(HTTP)
                .readiness(Probe.tcp(HTTP))
                .after(MIGRATION)
                .waitsWith(KUBECTL, w -> {})
                .resources(HookTest::small));
        p.job(MIGRATION, IMAGE, j -> small(j).revision("1.0.0")
                .backoffLimit(p.get(RETRIES))
                .with(
                        p.get(BACKED_UP)
                                ? HelmHook.preUpgrade().after(BACKUP).within(SHORT)
                                : HelmHook.preUpgrade().within(SHORT)));
        p.cronJob(BACKUP, IMAGE, c -> {
            nightly(c);
            if (p.get(BACKED_UP)) {
                c.with(HelmHook.on(HookEvent.PRE_UPGRADE, HookEvent.PRE_ROLLBACK)
                        .within(SHORT)
                        .deleted(HookDeletion.HOOK_FAILED));
            }
        });
        p.job(SEED, IMAGE, j -> small(j).with(HelmHook.postInstall().within(SHORT)));
    };

    /** Not static: runs of the definition on other threads would wait for this class, and it for them. */
    private final Chart chart = Chart.of(Platform.of(SHOP_WITH_HOOKS), "1.0.0");

    @TempDir
    Path directory;

    @Test
    void a_job_before_an_upgrade_is_made_at_installation_too_and_has_a_copy_that_is_the_hook() {
        JsonNode plain = job("migration-1-0-0", Map.of());
        JsonNode hook = job("migration-pre-upgrade", Map.of("retries", 5));

        assertThat(plain.at("/metadata/annotations").isMissingNode()).isTrue();
        assertThat(annotation(hook, "")).isEqualTo("pre-upgrade");
        assertThat(annotation(hook, "-delete-policy")).isEqualTo("before-hook-creation");
        assertThat(hook.at("/spec/backoffLimit").asInt()).isEqualTo(5);
        assertThat(hook.at("/spec/activeDeadlineSeconds").asInt()).isEqualTo(240);
        assertThat(plain.at("/spec/activeDeadlineSeconds").isMissingNode()).isTrue();
        assertThat(hook.at("/spec/template")).isEqualTo(plain.at("/spec/template"));
    }

    @Test
    void the_pod_that_a_job_and_its_hooks_make_is_written_once() {
        assertThat(chart.files().get("templates/_pods.tpl"))
                .containsOnlyOnce("define \"hook-test.migration.pod\"")
                .containsOnlyOnce("define \"hook-test.backup.pod\"")
                .doesNotContain("seed");
        assertThat(chart.files()
                        .get("templates/migration.yaml")
                        .split("include \"hook-test.migration.pod\" . \\| nindent 4 }}", -1))
                .hasSize(3);
        assertThat(chart.files().get("templates/backup.yaml"))
                .containsOnlyOnce("include \"hook-test.backup.pod\" . | nindent 8 }}")
                .doesNotContain("containers:");
    }

    @Test
    void a_cron_job_has_a_job_of_its_template_for_each_event() {
        JsonNode cronJob = object("CronJob", "backup", Map.of());

        assertThat(annotation(job("backup-pre-upgrade", Map.of()), "")).isEqualTo("pre-upgrade");
        JsonNode hook = job("backup-pre-rollback", Map.of());
        assertThat(annotation(hook, "")).isEqualTo("pre-rollback");
        assertThat(annotation(hook, "-delete-policy")).isEqualTo("before-hook-creation,hook-failed");
        assertThat(hook.at("/spec/template")).isEqualTo(cronJob.at("/spec/jobTemplate/spec/template"));
        assertThat(hook.at("/metadata/namespace").asText()).isEqualTo("elsewhere");
        assertThat(objects(Map.of("backedUp", false)))
                .noneMatch(each -> each.at("/metadata/name").asText().startsWith("backup-pre"));
    }

    @Test
    void the_declared_order_becomes_weights() {
        assertThat(annotation(job("backup-pre-upgrade", Map.of()), "-weight")).isEqualTo("0");
        assertThat(annotation(job("migration-pre-upgrade", Map.of()), "-weight"))
                .isEqualTo("1");
        assertThat(annotation(job("migration-pre-upgrade", Map.of("backedUp", false)), "-weight"))
                .isEqualTo("0");
    }

    @Test
    void an_order_of_components_orders_their_hooks_across_those_without() {
        Chart chart = Chart.of(
                Platform.of(p -> {
                    p.job(BACKUP, IMAGE, j -> small(j).with(
                                    HelmHook.preUpgrade().within(SHORT)));
                    p.deployment(
                            API, IMAGE, d -> d.after(BACKUP).before(MIGRATION).resources(HookTest::small));
                    p.job(MIGRATION, IMAGE, j -> small(j).with(
                                    HelmHook.preUpgrade().within(SHORT)));
                }),
                "1.0.0");

        assertThat(annotation(find(chart, "Job", "migration-pre-upgrade", Map.of()), "-weight"))
                .isEqualTo("1");
    }

    @Test
    void a_job_after_an_installation_is_itself_the_hook() {
        assertThat(annotation(job("seed", Map.of()), "")).isEqualTo("post-install");
        assertThat(objects(Map.of()))
                .noneMatch(each -> each.at("/metadata/name").asText().startsWith("seed-"));
    }

    @Test
    void manifests_know_nothing_of_hooks() {
        Blueprint plain = Platform.of(SHOP_WITH_HOOKS).in(Environment.named("plain"));

        assertThat(plain.findings()).isEmpty();
        assertThat(plain.resources()).noneMatch(each -> each.id().endsWith("-pre-upgrade"));
        assertThat(plain.resources()).allMatch(each -> each.object().getMetadata().getAnnotations().keySet().stream()
                .noneMatch(key -> key.startsWith("helm.sh/")));
    }

    @Test
    void a_hook_before_an_installation_that_needs_what_only_that_makes_is_refused() {
        Finding finding = only(HookRules.BEFORE_INSTALL, job(j -> j.connectsTo(API, HTTP)
                .with(HelmHook.preInstall().within(SHORT))));

        assertThat(finding.toString()).contains("the component shop/api").doesNotContain("ServiceAccount");
        assertThat(only(
                                HookRules.BEFORE_INSTALL,
                                p -> p.cronJob(BACKUP, IMAGE, c -> nightly(c)
                                        .with(HelmHook.preInstall().within(SHORT))))
                        .toString())
                .contains("ServiceAccount shop/backup");
        assertThat(only(HookRules.BEFORE_INSTALL, p -> {
                            p.config(CONFIG, c -> c.entry("level", "info"));
                            p.job(MIGRATION, IMAGE, j -> small(j).env("LEVEL", CONFIG.key("level"))
                                    .with(HelmHook.preInstall().within(SHORT)));
                        })
                        .toString())
                .contains("ConfigMap shop/migration-config");
    }

    @Test
    void a_job_before_an_installation_comes_with_its_account() {
        Chart chart = Chart.of(
                Platform.of(p -> p.job(
                        SEED, IMAGE, j -> small(j).with(HelmHook.preInstall().within(SHORT)))),
                "1.0.0");
        JsonNode account = find(chart, "ServiceAccount", "seed", Map.of());

        assertThat(annotation(find(chart, "Job", "seed", Map.of()), "")).isEqualTo("pre-install");
        assertThat(annotation(account, "")).isEqualTo("pre-install");
        assertThat(annotation(account, "-weight")).isEqualTo("-1");
        assertThat(annotation(account, "-delete-policy")).isEqualTo("before-hook-creation,hook-succeeded");
    }

    @Test
    void a_job_that_is_the_hook_of_several_events_has_one_weight_that_fits_all() {
        Chart chart = Chart.of(
                Platform.of(p -> {
                    p.job(BACKUP, IMAGE, j -> small(j).with(
                                    HelmHook.postInstall().within(SHORT)));
                    p.job(SEED, IMAGE, j -> small(j).after(BACKUP)
                            .with(HelmHook.on(HookEvent.POST_INSTALL, HookEvent.PRE_UPGRADE)
                                    .within(SHORT)));
                    p.job(MIGRATION, IMAGE, j -> small(j).with(
                                    HelmHook.preUpgrade().after(SEED).within(SHORT)));
                }),
                "1.0.0");

        assertThat(annotation(find(chart, "Job", "seed", Map.of()), "")).isEqualTo("post-install,pre-upgrade");
        assertThat(annotation(find(chart, "Job", "seed", Map.of()), "-weight")).isEqualTo("1");
        assertThat(annotation(find(chart, "Job", "migration-pre-upgrade", Map.of()), "-weight"))
                .isEqualTo("2");
    }

    @Test
    void a_hook_that_others_wait_for_must_be_there_when_they_do() {
        assertThat(only(HookRules.AWAITED, awaited(HelmHook.postInstall())).toString())
                .contains("shop/api", "--wait");
        assertThat(only(HookRules.AWAITED, awaited(HelmHook.preInstall().deleted(HookDeletion.HOOK_SUCCEEDED)))
                        .toString())
                .contains("is deleted when it has succeeded");
        assertThat(only(HookRules.AWAITED, awaited(j -> j.revision("1"), HelmHook.preInstall()))
                        .toString())
                .contains("which no upgrade runs");
        assertThat(findings(awaited(HelmHook.preInstall()))).isEmpty();
        assertThat(findings(awaited(HelmHook.preUpgrade().deleted(HookDeletion.HOOK_SUCCEEDED))))
                .isEmpty();
        assertThat(findings(job(j -> j.with(HelmHook.postInstall().within(SHORT)))))
                .isEmpty();
    }

    @Test
    void a_hook_that_may_take_longer_than_helm_waits_is_warned_of() {
        assertThat(only(HookRules.TIMEOUT, job(j -> j.with(HelmHook.preUpgrade())))
                        .toString())
                .contains("as long as it likes", "--timeout");
        assertThat(only(HookRules.TIMEOUT, job(j -> j.activeDeadline(Duration.ofSeconds(301))
                                .with(HelmHook.preUpgrade())))
                        .toString())
                .contains("301 s");
        assertThat(findings(job(j -> j.activeDeadline(Duration.ofMinutes(5)).with(HelmHook.preUpgrade()))))
                .isEmpty();
    }

    @Test
    void the_notes_name_a_timeout_that_lasts_for_the_longest_hook() {
        Platform platform = Platform.of(p -> {
            p.job(BACKUP, IMAGE, j -> small(j).with(HelmHook.preUpgrade().within(Duration.ofHours(1))));
            p.job(MIGRATION, IMAGE, j -> small(j).with(HelmHook.preUpgrade().within(SHORT)));
        });
        Chart patient = Chart.of(platform, "1.0.0", List.of(platform.in(Environment.named("dev"))));

        assertThat(patient.files().get("templates/NOTES.txt")).contains("--wait --timeout 65m");
        assertThat(patient.files().get("README.md")).contains("/values-dev.yaml --timeout 65m");
        assertThat(chart.files().get("templates/NOTES.txt")).contains("--wait --timeout 15m");
    }

    @Test
    void a_name_that_is_taken_or_too_long_is_refused() {
        Component longest = SHOP.component("m".repeat(52));
        Component taken = SHOP.component("migration-pre-upgrade");

        assertThat(only(
                                HookRules.NAME,
                                p -> p.job(longest, IMAGE, j -> small(j).with(
                                                HelmHook.preUpgrade().within(SHORT))))
                        .toString())
                .contains("64 characters");
        assertThat(only(
                                HookRules.NAME,
                                job(j -> j.with(HelmHook.preUpgrade().within(SHORT)))
                                        .andThen(p -> p.job(taken, IMAGE, HookTest::small)))
                        .toString())
                .contains("as another component is");
    }

    @Test
    void an_order_that_no_hooks_can_have_is_refused() {
        assertThat(only(
                                HookRules.ORDER,
                                job(j -> j.with(
                                        HelmHook.preUpgrade().within(SHORT).after(API))))
                        .toString())
                .contains("which has none");
        assertThat(findings(job(j -> j.with(HelmHook.preUpgrade().within(SHORT).after(BACKUP)))))
                .as("after a component that the platform does not have")
                .isEmpty();
        assertThat(findings(p -> {
                    p.job(MIGRATION, IMAGE, j -> small(j).with(
                                    HelmHook.preUpgrade().within(SHORT).after(SEED)));
                    p.job(SEED, IMAGE, j -> small(j).with(
                                    HelmHook.preUpgrade().within(SHORT).after(MIGRATION)));
                }))
                .hasSize(2)
                .allMatch(finding -> finding.rule().equals(HookRules.ORDER))
                .allMatch(finding -> finding.toString().contains("before itself"));
    }

    private static Consumer<PlatformDraft> job(Consumer<JobDraft> words) {
        return p -> {
            p.deployment(
                    API, IMAGE, d -> d.port(HTTP).readiness(Probe.tcp(HTTP)).resources(HookTest::small));
            p.job(MIGRATION, IMAGE, j -> words.accept(small(j)));
        };
    }

    private static Consumer<PlatformDraft> awaited(HelmHook hook) {
        return awaited(j -> {}, hook);
    }

    private static Consumer<PlatformDraft> awaited(Consumer<JobDraft> words, HelmHook hook) {
        return p -> {
            p.deployment(API, IMAGE, d -> d.after(MIGRATION)
                    .waitsWith(KUBECTL, w -> {})
                    .resources(HookTest::small));
            p.job(MIGRATION, IMAGE, j -> {
                words.accept(j);
                small(j).with(hook.within(SHORT));
            });
        };
    }

    private static Finding only(Rule rule, Consumer<PlatformDraft> words) {
        List<Finding> findings = findings(words);
        assertThat(findings).hasSize(1).allMatch(finding -> finding.rule().equals(rule));
        return findings.get(0);
    }

    private static List<Finding> findings(Consumer<PlatformDraft> words) {
        return Platform.of(words::accept).in(Environment.named("dev")).findings();
    }

    private static JobDraft small(JobDraft j) {
        return j.resources(HookTest::small);
    }

    private static CronJobDraft nightly(CronJobDraft c) {
        return c.schedule(Schedule.cron("30 2 * * *")).resources(HookTest::small);
    }

    private static void small(ResourcesDraft r) {
        r.cpu(Cpu.millis(100)).memory(Memory.mib(64));
    }

    private static String annotation(JsonNode object, String suffix) {
        return object.at("/metadata/annotations").path("helm.sh/hook" + suffix).asText();
    }

    private JsonNode job(String name, Map<String, ?> values) {
        return object("Job", name, values);
    }

    private JsonNode object(String kind, String name, Map<String, ?> values) {
        return find(chart, kind, name, values);
    }

    private JsonNode find(Chart chart, String kind, String name, Map<String, ?> values) {
        return render(chart, values)
                .filter(each -> each.path("kind").asText().equals(kind)
                        && each.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> objects(Map<String, ?> values) {
        return render(chart, values).toList();
    }

    private Stream<JsonNode> render(Chart chart, Map<String, ?> values) {
        return RealHelm.on(directory, chart.files()).into("elsewhere").render(values).stream();
    }
}
