package dev.keelson.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Storage;
import org.junit.jupiter.api.Test;

class ObjectScanTest {
    private static final Namespace SHOP = Namespace.named("shop"), TOOLS = Namespace.existing("tools");
    private static final Component API = SHOP.component("api"),
            DB = SHOP.component("db"),
            MIGRATION = SHOP.component("migration"),
            AGENT = TOOLS.component("agent");
    private static final ConfigRef CONFIG = SHOP.config("settings");
    private static final Port HTTP = Port.http(8080), METRICS = Port.http("metrics", 9090), SQL = Port.tcp("sql", 5432);
    private static final Image IMAGE = Image.parse("registry.example.com/api:1");

    /** Every word that makes an object or names one. */
    private static final Definition WELL_KEPT = p -> {
        p.config(CONFIG, c -> c.entry("a", "1").file("app.conf", f -> f.line("x")));
        p.statefulSet(DB, IMAGE, s -> s.port(SQL)
                .claim("data", Storage.gib(1), c -> c.mountedAt("/data"))
                .env("PASSWORD", SHOP.existingSecret("db").key("password"))
                .acceptsFrom(Peer.namespace("monitoring").label("app", "exporter"), SQL)
                .liveness(Probe.tcp(SQL)));
        p.deployment(API, IMAGE, d -> d.port(HTTP)
                .port(METRICS)
                .env("A", CONFIG.key("a"))
                .mount("/etc/api", CONFIG)
                .mount("/etc/login", SHOP.existingSecret("login"))
                .writable("/tmp")
                .service(s -> s.port(HTTP, 80))
                .connectsTo(DB, SQL)
                .label("example.com/tier", "web")
                .annotation("example.com/note", "free text, of any form")
                .readiness(Probe.httpGet("/", HTTP)));
        p.job(MIGRATION, IMAGE, j -> j.connectsTo(DB, SQL).env("A", CONFIG.key("a")));
        p.deployment(AGENT, IMAGE, d -> d.mount("/etc/agent", TOOLS.existingConfig("theirs"))
                .connectsTo(API, METRICS));
    };

    @Test
    void what_the_words_make_has_no_finding() {
        assertThat(Told.all(WELL_KEPT)).isEmpty();
    }

    @Test
    void an_object_without_metadata_is_left_to_the_schema() {
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(Yaml.raw("{apiVersion: v1, kind: ConfigMap, metadata: {}}"));
                }))
                .containsExactly("schema");
    }

    @Test
    void an_object_of_a_class_without_fields_of_its_own_is_looked_at_too() {
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(Yaml.raw(
                            "{apiVersion: v1, kind: ServiceAccount, metadata: {name: A_B, namespace: nowhere}}"));
                }))
                .containsExactly("undeclared-namespace", "invalid-name");
    }
}
