package dev.keelson.istio.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.scaling.HorizontalScalingDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.istio.Emitted;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Mistakes in being in a mesh, each told at its line. */
class MeshMistakesTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Component DB = SHOP.component("db");
    private static final Port SQL = Port.tcp("postgresql", 5432);
    private static final Image IMAGE = Image.parse("registry.example.com/shop:1.0.0");
    private static final Peer NGINX = Peer.namespace("ingress-nginx");

    private static Definition shop(Consumer<DeploymentDraft> api, Consumer<DeploymentDraft> db) {
        return p -> {
            p.with(Mesh.istio(m -> {}));
            p.deployment(API, IMAGE, d -> api.accept(usual(d)));
            p.deployment(DB, IMAGE, d -> db.accept(usual(d).port(SQL).readiness(Probe.tcp(SQL))));
        };
    }

    private static DeploymentDraft usual(DeploymentDraft d) {
        return d.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)));
    }

    private static void is_told(Definition definition, String rule, String path) {
        assertThat(Emitted.of(definition).findings())
                .singleElement()
                .asString()
                .contains("error[" + rule + "]" + path + ":", "MeshMistakesTest.java:");
    }

    @Test
    void a_caller_without_sidecar() {
        is_told(
                shop(api -> api.connectsTo(DB, SQL).with(Mesh.outside("it is old")), db -> {}),
                "plaintext-caller",
                " api.connectsTo");
    }

    @Test
    void a_caller_of_somebody_else_whose_identity_nobody_named() {
        is_told(shop(api -> {}, db -> db.acceptsFrom(NGINX, SQL)), "plaintext-caller", " db.acceptsFrom");
    }

    @Test
    void everybody() {
        is_told(shop(api -> {}, db -> db.acceptsFrom(Peer.anywhere(), SQL)), "plaintext-caller", " db.acceptsFrom");
    }

    @Test
    void plaintext_on_a_port_that_is_not_open() {
        is_told(shop(api -> api.with(Mesh.plaintext(SQL, "somebody needs it")), db -> {}), "plaintext-nowhere", " api");
    }

    @Test
    void plaintext_in_production() {
        Definition shop = shop(
                api -> api.connectsTo(DB, SQL).with(Mesh.outside("it is old")),
                db -> db.with(Mesh.plaintext(SQL, "one caller is old")));

        assertThat(Emitted.of(shop).rules()).isEmpty();
        assertThat(Emitted.of(p -> {
                            p.production();
                            shop.define(p);
                        })
                        .rules())
                .contains("plaintext-in-production");
    }

    @Test
    void a_word_of_the_mesh_without_one() {
        is_told(
                p -> p.deployment(DB, IMAGE, d -> usual(d).port(SQL)
                        .readiness(Probe.tcp(SQL))
                        .with(Mesh.plaintext(SQL, "somebody needs it"))),
                "no-mesh",
                " db");
    }

    @Test
    void two_meshes() {
        is_told(
                p -> {
                    p.with(Mesh.istio(m -> {}));
                    p.with(Mesh.none("or is there?"));
                    p.deployment(DB, IMAGE, d -> usual(d).port(SQL).readiness(Probe.tcp(SQL)));
                },
                "two-meshes",
                "");
    }

    @Test
    void a_share_of_memory_that_pods_with_sidecars_do_not_come_to() {
        Emitted small = Emitted.of(scaled(h -> h.memory(Percent.of(80))));

        assertThat(small.findings())
                .singleElement()
                .asString()
                .contains("warning[share-out-of-reach] db.horizontalScaling.memory:", "MeshMistakesTest.java:")
                .contains("80%", "come to 40%", "containerMemory(\"db\", …)");
        Emitted.sound(scaled(h -> h.memory(Percent.of(40))));
        Emitted.sound(scaled(h -> h.containerMemory("db", Percent.of(80))));
        Emitted.sound(scaled(h -> h.memory(Memory.mib(100))));
        Emitted.sound(scaled(h -> h.cpu(Percent.of(80))));
    }

    /** 128Mi beside a sidecar of 192Mi. */
    private static Definition scaled(Consumer<HorizontalScalingDraft> words) {
        return p -> {
            p.with(Mesh.istio(m -> {}));
            p.deployment(DB, IMAGE, d -> usual(d).port(SQL)
                    .readiness(Probe.tcp(SQL))
                    .disruptions(b -> b.maxUnavailable(1))
                    .horizontalScaling(h -> words.accept(h.between(2, 4))));
        };
    }
}
