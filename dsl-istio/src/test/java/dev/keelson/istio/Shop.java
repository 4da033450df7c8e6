package dev.keelson.istio;

import dev.keelson.core.container.Probe;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;
import java.util.function.Consumer;

/** What the definitions of tests are made of. */
public final class Shop {
    public static final Namespace SHOP = Namespace.named("shop");
    public static final Component WEB = SHOP.component("web");
    public static final Component API = SHOP.component("api");
    public static final Component DB = SHOP.component("db");
    public static final Port HTTP = Port.http(8080);
    public static final Port SQL = Port.tcp("postgresql", 5432);
    public static final Image IMAGE = Image.parse("registry.example.com/shop:1.0.0");
    public static final Peer GATEWAY = Peer.namespace("istio-ingress").label("istio", "ingress");

    private Shop() {}

    public static Consumer<DeploymentDraft> serving(Port port) {
        return serving(port, d -> {});
    }

    public static Consumer<DeploymentDraft> serving(Port port, Consumer<? super DeploymentDraft> words) {
        return d -> words.accept(d.port(port).readiness(Probe.tcp(port)).resources(r -> r.cpu(Cpu.millis(100))
                .memory(Memory.mib(128))));
    }

    public static Consumer<DeploymentDraft> working(Consumer<? super DeploymentDraft> words) {
        return d -> words.accept(d.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128))));
    }
}
