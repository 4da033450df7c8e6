package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.HTTP;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;

/** Components that do not fit together. */
final class Components {
    private Components() {}

    static final class UndefinedComponent implements Mistake {
        private static final Component QUEUE = SHOP.component("queue");

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.connectsTo(QUEUE, Port.tcp("amqp", 5672));
            });
        }
    }

    static final class PortNobodyOpens implements Mistake {
        private static final Port GRPC = Port.grpc(9090);
        private static final Port DNS = Port.udp("http", 53);

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.acceptsFrom(Peer.namespace("ingress"), GRPC);
                d.service(s -> s.port(GRPC, 80));
                d.liveness(Probe.grpc(GRPC));
            });
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.connectsTo(API, GRPC);
                d.connectsTo(API, DNS);
                d.startup(Probe.tcp(HTTP));
            });
        }
    }

    static final class WrongKind implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.job(WORKER, IMAGE, Shared::sized);
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.connectsTo(WORKER, HTTP);
            });
        }
    }

    static final class DefinedTwice implements Mistake {
        private static final Setting<Count> REPLICAS = Setting.count("minimum", 2);
        private static final ConfigRef CONFIG = SHOP.config("api-config");

        @Override
        public Environment environment() {
            return Environment.named("test").with(REPLICAS, Count.of(3));
        }

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.mount("/etc/api", CONFIG);
            });
            p.job(API, IMAGE, Shared::sized);
            p.deployment(API, IMAGE, d -> d.replicas(p.get(REPLICAS)).replicas(2));
            p.config(CONFIG, c -> c.entry("mode", "fast"));
            p.config(CONFIG, c -> c.entry("mode", "slow"));
            p.namespace(SHOP, n -> n.label("team", "shop"));
            p.namespace(SHOP, n -> n.label("team", "web"));
        }
    }

    static final class SameKey implements Mistake {
        private static final Namespace BACK = Namespace.named("back");
        private static final Component BACK_API = BACK.component("api");
        private static final ConfigRef ONE = SHOP.config("texts"), OTHER = BACK.config("texts");

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.mount("/texts", ONE);
                d.replicas(2);
            });
            p.deployment(BACK_API, IMAGE, d -> {
                serving(d);
                d.mount("/texts", OTHER);
                d.replicas(3);
            });
            p.deployment(SHOP.component("web").withKey("api"), IMAGE, Shared::sized);
            p.config(ONE, c -> c.entry("title", "One"));
            p.config(OTHER, c -> c.entry("title", "Other"));
        }
    }
}
