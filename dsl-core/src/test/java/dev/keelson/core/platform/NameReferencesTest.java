package dev.keelson.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.words.DeploymentDraft;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;

class NameReferencesTest {
    private static final Component API = Namespace.named("shop").component("api");
    private static final Component DB = Namespace.named("data").component("db");
    private static final Port SQL = Port.tcp("postgresql", 5432);
    private static final Port METRICS = Port.http("metrics", 9100);
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");
    private static final Environment PLAIN = Environment.named("plain");

    private static void db(DeploymentDraft d) {
        d.port(SQL).readiness(Probe.tcp(SQL)).resources(r -> r.cpu(Cpu.millis(10))
                .memory(Memory.mib(16)));
    }

    private static void api(PlatformDraft p) {
        p.deployment(API, IMAGE, d -> {
            d.resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)));
            d.connectsTo(DB, SQL);
            d.env("URL", Text.of("jdbc:postgresql://", p.hostOf(DB), ":", p.portOf(DB, SQL), "/product"));
        });
    }

    private static String url(Definition definition, Environment environment) {
        Blueprint blueprint = Platform.of(definition).in(environment);
        assertThat(blueprint.findings()).isEmpty();
        return Blueprints.object(blueprint, Deployment.class, "api")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getEnv()
                .get(0)
                .getValue();
    }

    @Test
    void a_number_is_known_before_and_after_its_component_is_defined_and_follows_overrides() {
        Definition before = p -> {
            api(p);
            p.deployment(DB, IMAGE, NameReferencesTest::db);
        };
        Definition after = p -> {
            p.deployment(DB, IMAGE, NameReferencesTest::db);
            api(p);
        };
        Environment moved = PLAIN.override("db.ports.postgresql", "5433");

        assertThat(url(before, PLAIN)).isEqualTo("jdbc:postgresql://db.data.svc:5432/product");
        assertThat(url(after, PLAIN)).isEqualTo("jdbc:postgresql://db.data.svc:5432/product");
        assertThat(url(before, moved)).isEqualTo("jdbc:postgresql://db.data.svc:5433/product");
        assertThat(url(after, moved)).isEqualTo("jdbc:postgresql://db.data.svc:5433/product");
    }

    @Test
    void it_is_the_number_of_the_service_where_that_has_another() {
        Definition definition = p -> {
            p.deployment(DB, IMAGE, d -> {
                db(d);
                d.service(s -> s.port(SQL, 15_432));
            });
            api(p);
        };

        assertThat(url(definition, PLAIN)).contains(":15432/");
        assertThat(url(definition, PLAIN.override("db.service.ports.postgresql", "15433")))
                .contains(":15433/");
        assertThat(url(definition, PLAIN.override("db.ports.postgresql", "5433")))
                .contains(":15432/");
    }

    @Test
    void it_is_that_of_a_setting_where_a_setting_decides_it() {
        Setting<PortNumber> number = Setting.port("sql.port", 5432);
        Definition definition = p -> {
            p.deployment(DB, IMAGE, d -> {
                Port sql = Port.tcp("postgresql", p.get(number));
                d.port(sql).readiness(Probe.tcp(sql));
                d.resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)));
            });
            api(p);
        };

        assertThat(url(definition, PLAIN.override("sql.port", "5500"))).contains(":5500/");
    }

    @Test
    void it_is_that_of_a_sidecar_where_a_sidecar_opens_the_port() {
        Definition definition = p -> {
            p.deployment(DB, IMAGE, d -> {
                db(d);
                d.sidecar("exporter", IMAGE, c -> c.port(METRICS)
                        .readiness(Probe.tcp(METRICS))
                        .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))));
            });
            p.deployment(API, IMAGE, d -> {
                d.resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)));
                d.env("URL", Text.of(p.portOf(DB, METRICS)));
            });
        };

        assertThat(url(definition, PLAIN.override("db.sidecars.exporter.ports.metrics", "9200")))
                .isEqualTo("9200");
    }
}
