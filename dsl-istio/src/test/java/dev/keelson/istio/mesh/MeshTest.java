package dev.keelson.istio.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeshTest {
    static final Namespace SHOP = Namespace.named("shop");
    static final Component API = SHOP.component("api");
    static final Component DB = SHOP.component("db");
    static final Port HTTP = Port.http(8080);
    static final Port SQL = Port.tcp("postgresql", 5432);
    static final Image IMAGE = Image.parse("registry.example.com/shop:1.0.0");
    static final Peer GATEWAY = Peer.namespace("istio-ingress").label("istio", "ingressgateway");

    @Test
    void shows() {
        Definition d = p -> {
            p.with(Mesh.istio(m -> m.foreigner(GATEWAY, "gateway")));
            p.deployment(API, IMAGE, a -> a.port(HTTP)
                    .readiness(Probe.tcp(HTTP))
                    .connectsTo(DB, SQL)
                    .acceptsFrom(GATEWAY, HTTP)
                    .connectsTo(Peer.block(Cidr.parse("198.51.100.0/24")), Port.tcp("smtp", 587))
                    .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128))));
            p.deployment(DB, IMAGE, a -> a.port(SQL).readiness(Probe.tcp(SQL)).resources(r -> r.cpu(Cpu.millis(100))
                    .memory(Memory.mib(128))));
        };
        Blueprint b = Platform.of(d).in(Environment.named("test"));
        Map<String, String> texts = new ManifestLayout(b.resources()).texts();
        texts.forEach((k, v) -> System.out.println("# " + k + "\n" + v));
        assertThat(b.findings()).isEmpty();
    }
}
