package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.HTTP;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.container.Probe;
import dev.keelson.core.container.ResourcesDraft;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.SecretKey;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.words.DeploymentDraft;
import java.util.ArrayList;
import java.util.List;

/** Words said twice, too late, in the wrong lambda, or not at all because something was thrown. */
final class Scopes {
    private Scopes() {}

    static final class WordsSetTwice implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.replicas(1);
                d.env("MODE", "fast");
                d.replicas(3);
                d.env("MODE", "slow");
                d.port(HTTP);
                d.resources(r -> r.memory(Memory.mib(256)));
                d.emptyDir("cache", e -> e.mountedAt("/cache"));
                d.emptyDir("cache", e -> e.mountedAt("/other"));
            });
            p.production();
            p.production();
            p.defaults(c -> c.user(1000));
            p.defaults(c -> c.user(2000));
        }
    }

    static final class DraftUsedAfterScope implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            List<DeploymentDraft> kept = new ArrayList<>();
            List<ResourcesDraft> inner = new ArrayList<>();
            p.deployment(API, IMAGE, d -> {
                d.resources(r -> {
                    r.cpu(Cpu.millis(100)).memory(Memory.mib(128));
                    inner.add(r);
                });
                inner.get(0).cpuLimit(Cpu.cores(1));
                kept.add(d);
            });
            kept.get(0).replicas(3);
        }
    }

    static final class OuterWordInsideInnerScope implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                d.resources(r -> {
                    r.cpu(Cpu.millis(100)).memory(Memory.mib(128));
                    d.replicas(3);
                });
                p.deployment(WORKER, IMAGE, w -> w.replicas(2));
            });
        }
    }

    static final class ExceptionInsideScope implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                d.replicas(Integer.parseInt("three"));
                serving(d);
            });
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.connectsTo(API, HTTP);
                d.replicas(-1);
            });
        }
    }

    static final class ExceptionInDefinition implements Mistake {
        private static final Setting<Count> WORKERS = Setting.count("workers", 2);
        private static final ConfigRef CONFIG = SHOP.config("api-config");

        @Override
        public Environment environment() {
            return Environment.named("test").with(WORKERS, Count.of(3)).override("worker.env.MODE", "fast");
        }

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.env("MODE", CONFIG.key("mode"));
                d.connectsTo(WORKER, HTTP);
            });
            Integer.parseInt("none");
            p.deployment(WORKER, IMAGE, d -> d.replicas(p.get(WORKERS)).env("MODE", "slow"));
            p.config(CONFIG, c -> c.entry("mode", "slow"));
        }
    }

    static final class FailedStaticField implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> d.replicas(Sizes.API));
            p.deployment(WORKER, IMAGE, d -> d.replicas(Sizes.WORKER));
        }

        private static final class Sizes {
            static final Count API = Count.of(2);
            static final Count WORKER = Count.of(Integer.parseInt("two"));
        }
    }

    static final class NullArguments implements Mistake {
        private static final Component NOBODY = null;
        private static final Port NOWHERE = null;
        private static final String NOTHING = null;
        private static final ConfigRef TEXTS = SHOP.config("texts");

        @Override
        public void define(PlatformDraft p) {
            p.deployment(NOBODY, IMAGE, Shared::serving);
            p.deployment(SHOP.component("web"), (dev.keelson.core.value.Image) null, Shared::serving);
            p.config(null, c -> c.entry("mode", "slow"));
            p.namespace(null, n -> n.label("team", "shop"));
            p.dns(null);
            p.with(null);
            p.defaults(null);
            p.accept(NOTHING, "because");
            p.deployment(WORKER, IMAGE, null);
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.connectsTo(NOBODY, HTTP);
                d.connectsTo(API, NOWHERE);
                d.port(null);
                d.env("A", NOTHING);
                d.env("B", (Text) null);
                d.env("C", (SecretKey) null);
                d.env("D", SHOP.existingSecret("db").key(NOTHING));
                d.env(NOTHING, "value");
                d.liveness(Probe.httpGet("/live", NOWHERE));
                d.startup(Probe.exec("check", NOTHING));
                d.command((Text) null);
                d.args(NOTHING);
                d.replicas(null);
                d.label("team", NOTHING);
                d.writable(NOTHING);
                d.rollingUpdate(null);
                d.emptyDir("cache", null);
                d.mount("/etc/app", (ConfigRef) null);
                d.with(null);
                d.mount("/texts", TEXTS);
            });
            p.config(TEXTS, c -> c.entry("a", NOTHING).file("b", f -> f.line(NOTHING)));
        }
    }
}
