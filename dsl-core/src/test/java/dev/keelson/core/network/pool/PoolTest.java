package dev.keelson.core.network.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.emit.report.PlatformReport;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.workload.Schedule;
import dev.keelson.core.workload.words.DeploymentDraft;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PoolTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api"), DB = SHOP.component("db"), JOB = SHOP.component("job");
    private static final Port SQL = Port.tcp("postgresql", 5432), ADMIN = Port.tcp("admin", 5433);
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1");
    private static final Setting<Count> POOL = Setting.count("api.pool", 10);

    @Test
    void pools_that_fill_the_limit_are_sound_and_one_connection_more_is_not() {
        Consumer<DeploymentDraft> scaled =
                d -> d.horizontalScaling(h -> h.between(2, 9).cpu(Percent.of(70)))
                        .rollingUpdate(u -> u.maxSurge(Percent.of(25)))
                        .connectsTo(DB, SQL, c -> c.pool(10));

        // 9 pods, and a quarter of them, rounded up, while they are updated.
        assertThat(message(120, scaled)).isNull();
        assertThat(message(119, scaled))
                .isEqualTo("shop/db accepts 119 connections on postgresql/TCP, and its callers can hold 120, scaled out"
                        + " and while they are updated: shop/api 120 (9 + 3 pods of 10).");
    }

    @Test
    void what_is_stopped_before_it_is_replaced_needs_no_more() {
        Consumer<DeploymentDraft> recreated = d -> d.replicas(3).recreate().connectsTo(DB, SQL, c -> c.pool(10));

        assertThat(message(30, recreated)).isNull();
        assertThat(message(29, recreated)).endsWith("shop/api 30 (3 pods of 10).");
    }

    @Test
    void another_port_and_a_caller_without_a_pool_do_not_count() {
        assertThat(message(1, d -> d.connectsTo(DB, ADMIN, c -> c.pool(10)).connectsTo(DB, SQL)))
                .isNull();
    }

    @Test
    void two_pools_of_one_caller_are_two_pools() {
        assertThat(message(
                        19,
                        d -> d.recreate().connectsTo(DB, SQL, c -> c.pool(10)).connectsTo(DB, SQL, c -> c.pool(10))))
                .endsWith("shop/api 10 (1 pod of 10), shop/api 10 (1 pod of 10).");
    }

    @Test
    void a_run_of_a_cron_job_counts_once() {
        Definition definition = p -> {
            database(p, Count.of(4));
            p.cronJob(JOB, IMAGE, c -> c.schedule(Schedule.cron("0 3 * * *"))
                    .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)))
                    .connectsTo(DB, SQL, edge -> edge.pool(4)));
        };

        assertThat(Blueprints.of(definition).findings()).isEmpty();
    }

    @Test
    void settings_give_the_pool_the_limit_and_the_report() {
        Platform platform = Platform.of(p -> {
            database(p, p.get(POOL).times(2));
            api(p, d -> d.recreate().replicas(2).connectsTo(DB, SQL, c -> c.pool(p.get(POOL))));
        });
        Blueprint large = platform.in(Environment.named("large").with(POOL, Count.of(50)));

        assertThat(large.findings()).isEmpty();
        assertThat(large.run().parameters())
                .noneMatch(parameter -> parameter.path().contains("connect"));
        assertThat(PlatformReport.json(List.of(large))).contains("\"pool\": 50,");
    }

    @Test
    void a_pool_without_a_value_is_told_once() {
        Blueprint blueprint = Blueprints.of(p -> {
            database(p, Count.of(4));
            api(p, d -> d.connectsTo(DB, SQL, c -> c.pool(-1)));
        });

        assertThat(Blueprints.ids(blueprint)).containsExactly("invalid-value");
        assertThat(blueprint.findings().get(0).path()).hasToString("api.connectsTo.db.pool");
    }

    private static @Nullable String message(int limit, Consumer<DeploymentDraft> words) {
        List<Finding> findings = Blueprints.of(p -> {
                    database(p, Count.of(limit));
                    api(p, words);
                })
                .findings();
        assertThat(findings).hasSizeLessThan(2);
        return findings.isEmpty() ? null : findings.get(0).message();
    }

    private static void database(PlatformDraft p, Count limit) {
        p.statefulSet(DB, IMAGE, s -> s.port(SQL)
                .port(ADMIN)
                .readiness(Probe.tcp(SQL))
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)))
                .connectionLimit(SQL, limit));
    }

    private static void api(PlatformDraft p, Consumer<DeploymentDraft> words) {
        p.deployment(API, IMAGE, d -> {
            d.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)));
            words.accept(d);
        });
    }
}
