package dev.keelson.core.workload.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.emit.report.PlatformReport;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Text;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExternalTest {
    private static final Namespace SHOP = Namespace.named("shop"), DATA = Namespace.named("data");
    private static final Component API = SHOP.component("api"), DB = DATA.component("db");
    private static final Component MIGRATION = SHOP.component("migration");
    private static final Port HTTP = Port.http(8080), SQL = Port.tcp("sql", 5432);
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");
    private static final Peer SUBNET = Peer.block(Cidr.parse("198.51.100.0/24"));
    private static final Host HOST = Host.named("db.example.com");

    private static final Toggle BUNDLED = Setting.toggle("db.enabled");
    private static final Setting<PortNumber> NUMBER = Setting.port("db.external.port", 6432);

    private static void callers(PlatformDraft p) {
        p.defaults(c -> c.waitsWith(Image.parse("registry.example.com/kubectl:1.34.1")));
        p.job(
                MIGRATION,
                IMAGE,
                j -> j.after(DB).before(API).connectsTo(DB, SQL).backoffLimit(0).resources(r -> r.cpu(Cpu.millis(10))
                        .memory(Memory.mib(16))));
        p.deployment(API, IMAGE, d -> d.port(HTTP)
                .readiness(Probe.tcp(HTTP))
                .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)))
                .connectsTo(DB, SQL, c -> c.pool(5))
                .env("DB_URL", Text.of("jdbc:postgresql://", p.hostOf(DB), ":", p.portOf(DB, SQL))));
    }

    private static Definition external(Consumer<? super ExternalDraft> words) {
        return p -> {
            p.external(DB, HOST, words);
            callers(p);
        };
    }

    private static Definition switched() {
        return p -> {
            if (p.get(BUNDLED)) {
                p.statefulSet(
                        DB, IMAGE, s -> s.port(SQL).readiness(Probe.tcp(SQL)).resources(r -> r.cpu(Cpu.millis(10))
                                .memory(Memory.mib(16))));
            } else {
                p.external(DB, HOST, e -> e.port(SQL, p.get(NUMBER)).at(SUBNET));
            }
            callers(p);
        };
    }

    private static String url(Blueprint blueprint) {
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

    private static List<NetworkPolicyEgressRule> egress(Blueprint blueprint) {
        return Blueprints.object(blueprint, NetworkPolicy.class, "migration")
                .getSpec()
                .getEgress();
    }

    @Test
    void callers_reach_its_addresses_under_its_name_and_number() {
        Blueprint blueprint = Blueprints.sound(external(e -> e.port(SQL, 6432).at(SUBNET)));

        assertThat(url(blueprint)).isEqualTo("jdbc:postgresql://db.example.com:6432");
        assertThat(egress(blueprint).get(0)).satisfies(rule -> {
            assertThat(rule.getTo())
                    .singleElement()
                    .satisfies(peer -> assertThat(peer.getIpBlock().getCidr()).isEqualTo("198.51.100.0/24"));
            assertThat(rule.getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(port.getPort().getIntVal()).isEqualTo(6432));
        });
        assertThat(egress(blueprint)).as("the other rule is for names").hasSize(2);
    }

    @Test
    void anywhere_leaves_the_port_as_the_only_limit() {
        Blueprint blueprint = Blueprints.sound(external(e -> e.port(SQL).at(Peer.anywhere())));

        assertThat(egress(blueprint).get(0)).satisfies(rule -> {
            assertThat(rule.getTo()).isEmpty();
            assertThat(rule.getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(port.getPort().getIntVal()).isEqualTo(5432));
        });
    }

    @Test
    void no_object_is_its_own_not_even_its_namespace() {
        Blueprint blueprint = Blueprints.sound(external(e -> e.port(SQL).at(SUBNET)));

        assertThat(blueprint.resources().stream().map(Resource::object))
                .noneMatch(object -> object.getMetadata().getName().startsWith("db")
                        || object.getMetadata().getName().equals("data")
                        || "data".equals(object.getMetadata().getNamespace()));
    }

    @Test
    void who_comes_after_it_does_not_wait() {
        Blueprint blueprint = Blueprints.sound(external(e -> e.port(SQL).at(SUBNET)));

        assertThat(Blueprints.object(blueprint, Job.class, "migration")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getInitContainers())
                .isEmpty();
    }

    @Test
    void its_host_and_its_numbers_follow_overrides() {
        Blueprint blueprint = Platform.of(external(e -> e.port(SQL, 6432).at(SUBNET)))
                .in(Environment.named("test")
                        .override("db.host", "other.example.com")
                        .override("db.ports.sql", "7432"));

        assertThat(blueprint.findings()).isEmpty();
        assertThat(url(blueprint)).isEqualTo("jdbc:postgresql://other.example.com:7432");
        assertThat(egress(blueprint).get(0).getPorts().get(0).getPort().getIntVal())
                .isEqualTo(7432);
    }

    @Test
    void a_toggle_switches_between_both_and_no_other_line_changes() {
        Platform platform = Platform.of(switched());
        Blueprint outside = platform.in(Environment.named("test").override("db.external.port", "7432"));
        Blueprint bundled = platform.in(Environment.named("test").on(BUNDLED));

        assertThat(outside.findings()).isEmpty();
        assertThat(url(outside)).isEqualTo("jdbc:postgresql://db.example.com:7432");
        assertThat(url(bundled)).isEqualTo("jdbc:postgresql://db.data.svc:5432");
        assertThat(egress(bundled)).anySatisfy(rule -> assertThat(
                        rule.getTo().get(0).getPodSelector().getMatchLabels())
                .containsEntry("app.kubernetes.io/name", "db"));
        assertThat(Blueprints.ids(bundled))
                .as("the job waits and is tried once")
                .containsOnly("wait-without-retry");
    }

    @Test
    void pools_are_held_against_what_it_accepts() {
        Blueprint blueprint = Blueprints.of(external(e -> e.port(SQL).at(SUBNET).connectionLimit(SQL, 4)));

        assertThat(Blueprints.ids(blueprint)).containsExactly("pool-exceeds-limit");
    }

    @Test
    void the_report_lists_it_with_its_callers_and_their_calls_as_leading_outside() throws IOException {
        JsonNode report = new ObjectMapper()
                .readTree(PlatformReport.json(
                        List.of(Blueprints.sound(external(e -> e.port(SQL, 6432).at(SUBNET))))))
                .at("/environments/test");

        JsonNode listed = report.path("externalComponents");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("id").asText()).isEqualTo("data/db");
        assertThat(listed.get(0).path("host").asText()).isEqualTo("db.example.com");
        assertThat(listed.get(0).at("/ports/0/port").asInt()).isEqualTo(6432);
        assertThat(listed.get(0).path("callers"))
                .extracting(JsonNode::asText)
                .containsExactly("shop/migration", "shop/api");
        assertThat(report.path("components"))
                .extracting(each -> each.path("id").asText())
                .doesNotContain("data/db");
        assertThat(report.path("connections")).isEmpty();
        assertThat(report.path("outside"))
                .filteredOn(each -> each.path("peer").path("cidr").asText().equals("198.51.100.0/24"))
                .extracting(each -> each.path("component").asText() + " " + each.path("port"))
                .containsExactly("shop/migration 6432", "shop/api 6432");
    }
}
