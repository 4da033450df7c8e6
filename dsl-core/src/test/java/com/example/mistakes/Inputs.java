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
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Text;

/** Settings, environments and overrides that do not fit the definition. */
final class Inputs {
    private static final Setting<Count> MINIMUM =
            Setting.count("api.minimum", 2).between(1, 20);

    private Inputs() {}

    static final class UnknownOverridePath implements Mistake {
        @Override
        public Environment environment() {
            return Environment.named("test")
                    .override("api.image.tga", "1.5.0")
                    .override("api.image", "registry.example.com/shop/api:1.5.0")
                    .override("api.env.LOG\\.LEVLE", "debug")
                    .override("shipping.rates.europe", "12");
        }

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.env("LOG.LEVEL", "info");
            });
        }
    }

    static final class Additions implements Mistake {
        @Override
        public Environment environment() {
            return Environment.named("test")
                    .override("global.commonLabels.app\\.kubernetes\\.io/part-of", "store")
                    .override("global.commonLabels.team", "the shop")
                    .override("api.podAnnotations.example\\.com/scrape", "false")
                    .override("api.podLabels.the team", "shop")
                    .override("api.nodeSelector", "disk=fast");
        }

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.annotation("example.com/scrape", "true");
            });
        }
    }

    static final class OverrideOutOfBounds implements Mistake {
        enum Store {
            MEMORY,
            DISK
        }

        private static final Toggle CACHE = Setting.toggle("cache");
        private static final Choice<Store> STORE = Setting.choice("store", Store.DISK);

        @Override
        public Environment environment() {
            return Environment.named("test")
                    .override("api.minimum", "21")
                    .override("api.replicas", "many")
                    .override("api.image.tag", "1.5.0 beta")
                    .override("api.ports.http", "70000")
                    .override("api.resources.memory", "128MB")
                    .override("api.env.MODE", null)
                    .override("cache", "yes")
                    .override("store", "disk");
        }

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.replicas(2).env("MODE", "slow").env("MINIMUM", Text.of(p.get(MINIMUM)));
                if (p.get(CACHE)) {
                    d.connectsTo(WORKER, HTTP);
                }
                if (p.get(STORE) == Store.MEMORY) {
                    d.connectsTo(WORKER, HTTP);
                }
            });
        }
    }

    static final class OverrideFedBySetting implements Mistake {
        private static final Setting<Text> TAG = Setting.text("release", "1.4.2");

        @Override
        public Environment environment() {
            return Environment.named("test").override("api.replicas", "4").override("api.image.tag", "1.5.0");
        }

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE.tag(p.get(TAG)), d -> {
                serving(d);
                d.replicas(p.get(MINIMUM).times(2));
            });
        }
    }

    static final class PathConflicts implements Mistake {
        private static final Setting<Count> OTHER_MINIMUM = Setting.count("api.minimum", 3);
        private static final Setting<Text> IMAGE_NAME = Setting.text("api.image", "api");
        private static final Setting<Count> REPLICAS = Setting.count("api.replicas", 3);

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.env("A", Text.of(p.get(MINIMUM)))
                        .env("B", Text.of(p.get(OTHER_MINIMUM)))
                        .env("C", p.get(IMAGE_NAME))
                        .env("D", Text.of(p.get(REPLICAS)));
            });
        }
    }

    static final class NoValue implements Mistake {
        private static final Setting<Text> PROXY = Setting.text("proxy", "").optional();
        private static final Setting<Count> SHARDS = Setting.count("shards", 4);

        @Override
        public Environment environment() {
            return Environment.named("test").with(SHARDS, Count.of(2_000_000_000));
        }

        @Override
        public void define(PlatformDraft p) {
            Count shards = p.get(SHARDS);
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.env("HTTPS_PROXY", Text.of("http://", p.get(PROXY)));
                d.env("SLOTS", Text.of(shards.times(shards).times(shards)));
            });
        }
    }

    static final class UnreadSetting implements Mistake {
        private static final Toggle TRACING = Setting.toggle("tracing");

        @Override
        public Environment environment() {
            return Environment.named("test").on(TRACING);
        }

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
        }
    }

    static final class InvalidDefault implements Mistake {
        private static final Setting<Count> NEGATIVE = Setting.count("negative", -1);
        private static final Setting<Count> TOO_MANY =
                Setting.count("tooMany", 40).between(1, 20);
        private static final Setting<PortNumber> ONE = Setting.port("one", 0);
        private static final Setting<PortNumber> TWO = Setting.port("two", 70_000);
        private static final Setting<Memory> LIMIT = Setting.memory("limit", Memory.parse("lots"));

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> d.replicas(p.get(NEGATIVE))
                    .env("MAXIMUM", Text.of(p.get(TOO_MANY)))
                    .port(Port.tcp("one", p.get(ONE)))
                    .port(Port.tcp("two", p.get(TWO)))
                    .readiness(Probe.exec("ready"))
                    .resources(
                            r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)).memoryLimit(p.get(LIMIT))));
        }
    }

    static final class EnvironmentOutOfBounds implements Mistake {
        private static final Setting<Count> WORKERS =
                Setting.count("workers", 1).optional();
        private static final Setting<Text> ZONE = Setting.text("zone", "a");

        @Override
        public Environment environment() {
            return Environment.named("test")
                    .with(MINIMUM, Count.of(30))
                    .with(WORKERS, Count.of(-1))
                    .with(ZONE, Text.of("two\nlines"));
        }

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.replicas(p.get(MINIMUM)).env("ZONE", p.get(ZONE));
            });
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.replicas(p.get(WORKERS));
            });
            p.deployment(SHOP.component("batch"), IMAGE, d -> {
                sized(d);
                d.replicas(p.get(MINIMUM).times(10_000));
            });
        }
    }
}
