package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.HTTP;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;

/** Literals and names that are not what their type asks. */
final class Values {
    private Values() {}

    static final class InvalidLiteralInStaticField implements Mistake {
        private static final Image BROKEN = Image.parse("Registry.example.com/Shop/API:1.4.2");
        private static final Count FEWER = Count.of(-2);
        private static final Memory HEAP = Memory.parse("512MB");
        private static final Port HIGH = Port.tcp("admin", 70_000), LOW = Port.tcp("debug", 0);
        private static final Peer OFFICE = Peer.block(Cidr.parse("10.0.0.0/33"));
        private static final Peer PARTNER = Peer.block(Cidr.parse("10.0.0.0/8")).except(Cidr.parse("10.1.0.0"));

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, BROKEN, d -> d.port(HIGH)
                    .port(LOW)
                    .replicas(FEWER)
                    .readiness(Probe.tcp(HIGH))
                    .resources(r -> r.cpu(Cpu.millis(100)).memory(HEAP)));
            p.deployment(WORKER, BROKEN, d -> {
                sized(d);
                d.replicas(FEWER.plus(1).times(2));
                d.env("HEAP", Text.of("-Xmx", HEAP.times(2)));
                d.connectsTo(OFFICE, Port.tcp("https", 443));
                d.connectsTo(PARTNER, Port.tcp("partner", 99_999));
                d.connectsTo(Peer.namespace("ingress"), Port.tcp("range", 8000).through(7000));
            });
        }
    }

    static final class InvalidLiteralInWords implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> d.port(HTTP)
                    .replicas(20_000)
                    .rollingUpdate(u -> u.maxSurge(Percent.of(150)))
                    .readiness(Probe.httpGet("/ready", HTTP)
                            .period(Span.seconds(0))
                            .timeout(Span.parse("2 seconds"))
                            .failureThreshold(0))
                    .resources(r -> r.cpu(Cpu.parse("a quarter"))
                            .memory(Memory.mib(128))
                            .memoryLimit(Memory.parse("1.5Gi"))
                            .ephemeralStorage(Storage.gib(-1))));
            p.job(WORKER, IMAGE, j -> {
                sized(j);
                j.backoffLimit(5_000).activeDeadline(Span.hours(2_000_000)).user(-1);
            });
        }
    }

    static final class InvalidDivision implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.replicas(Count.of(6).dividedBy(0));
                d.env("PARTS", Text.of("parts: ", 2.5));
            });
        }
    }

    static final class SymbolAsString implements Mistake {
        private static final Setting<Count> SHARDS = Setting.count("shards", 2);

        @Override
        public void define(PlatformDraft p) {
            Count shards = p.get(SHARDS);
            p.deployment(API, Image.parse("registry.example.com/shop/api:" + shards), d -> {
                serving(d);
                d.env("SHARDS", "" + shards);
                d.env("PLAN", String.format("%s shards", shards));
                d.args("--shards=" + shards);
                d.label("shards", "s" + shards);
                d.writable("/var/shards/" + shards);
                d.emptyDir("cache", e -> e.mountedAt("/cache/" + shards));
                d.connectsTo(Peer.namespace("kafka").label("shards", "s" + shards), Port.tcp("kafka", 9092));
            });
            p.namespace(SHOP, n -> n.label("shards", "s" + shards));
            p.deployment(SHOP.component("worker-" + shards), IMAGE, Shared::sized);
        }
    }

    static final class InvalidNames implements Mistake {
        private static final Namespace STAGE = Namespace.named("Shop_Stage");
        private static final Component WEB = STAGE.component("web_front"), CRON = STAGE.component("3rd");
        private static final Port METRICS = Port.tcp("prometheus-metrics", 9090);
        private static final SecretRef LOGIN = STAGE.existingSecret("login secret");
        private static final ConfigRef TEXTS = STAGE.existingConfig("Texts");

        @Override
        public void define(PlatformDraft p) {
            p.deployment(WEB, IMAGE, d -> {
                serving(d);
                d.port(METRICS);
                d.env("LOGIN", LOGIN.key("password"));
                d.mount("/texts", TEXTS);
                d.mount("/login", LOGIN);
                d.connectsTo(CRON, METRICS);
                d.connectsTo(Peer.namespace("Monitoring"), Port.tcp("otlp", 4317));
                d.emptyDir("work dir", e -> e.mountedAt("/work"));
            });
            p.deployment(CRON, IMAGE, d -> {
                sized(d);
                d.port(METRICS).readiness(Probe.tcp(METRICS));
            });
        }

        @Override
        public String name() {
            return "The Shop!";
        }
    }

    static final class InvalidLabels implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.namespace(SHOP, n -> n.label("the team", "shop").label("team", "the shop"));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.label("example.com/team/name", "shop");
                d.label("team", "the shop");
                d.label("app.kubernetes.io/name", "web");
                d.annotation("not a key", "any text is fine as a value");
                d.annotation("app.kubernetes.io/name", "selectors do not read annotations");
                d.connectsTo(Peer.namespace("kafka").label("app", "kafka broker"), Port.tcp("kafka", 9092));
            });
        }
    }

    static final class InvalidVariable implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.env("LOG LEVEL", "debug").env("2FA", "on").env("spring.profiles.active", "prod");
            });
        }
    }

    static final class NameTooLong implements Mistake {
        private static final Component LEDGER =
                SHOP.component("ledger-of-all-orders-that-were-ever-made-in-the-shop-europe");

        @Override
        public void define(PlatformDraft p) {
            p.statefulSet(
                    LEDGER, IMAGE, s -> s.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128))));
        }
    }

    static final class ReservedName implements Mistake {
        private static final Component LIST = SHOP.component("kustomization");

        @Override
        public void define(PlatformDraft p) {
            p.deployment(LIST, IMAGE, Shared::sized);
        }
    }

    static final class PortRange implements Mistake {
        private static final Port PASSIVE = Port.tcp("passive", 30_000).through(30_100);

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.port(PASSIVE);
            });
        }
    }

    static final class SamePortNumber implements Mistake {
        private static final Setting<PortNumber> ADMIN_PORT = Setting.port("adminPort", 8080);

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.port(Port.http("admin", p.get(ADMIN_PORT)));
            });
        }
    }
}
