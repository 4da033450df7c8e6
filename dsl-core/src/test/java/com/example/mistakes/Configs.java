package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.serving;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;

/** Config maps, secrets and volumes. */
final class Configs {
    private static final ConfigRef CONFIG = SHOP.config("api-config");
    private static final Namespace VAULT = Namespace.existing("vault");

    private Configs() {}

    static final class ConfigKeyTypo implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.config(CONFIG, c -> c.entry("mode", "fast").file("app.properties", f -> f.line("a=b")));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.env("MODE", CONFIG.key("mdoe"));
                d.env("COLOUR", CONFIG.key("preferred.colour"));
                d.env("FILE", CONFIG.key("app.properties"));
            });
        }
    }

    static final class InvalidConfigKey implements Mistake {
        private static final SecretRef DB = SHOP.existingSecret("db");

        @Override
        public void define(PlatformDraft p) {
            p.config(CONFIG, c -> c.entry("log level", "debug")
                    .file("conf/app.properties", f -> f.line("a=b"))
                    .entry("..", "up"));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.mount("/etc/api", CONFIG);
                d.env("PASSWORD", DB.key("pass word"));
                d.env("COLOUR", SHOP.existingConfig("colours").key("the colour"));
            });
        }
    }

    static final class UndefinedConfig implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.env("MODE", CONFIG.key("mode"));
                d.mount("/etc/api", SHOP.config("api-files"));
            });
        }
    }

    static final class UnusedConfig implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.config(CONFIG, c -> c.entry("mode", "fast"));
            p.deployment(API, IMAGE, Shared::serving);
        }
    }

    static final class OtherNamespace implements Mistake {
        private static final SecretRef DB = VAULT.existingSecret("db"), TLS = VAULT.existingSecret("tls");
        private static final ConfigRef COLOURS = VAULT.existingConfig("colours");

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.env("PASSWORD", DB.key("password"));
                d.env("COLOUR", COLOURS.key("colour"));
                d.mount("/etc/colours", COLOURS);
                d.mount("/etc/tls", TLS);
            });
        }
    }

    static final class Mounts implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.config(CONFIG, c -> c.entry("mode", "fast"));
            p.statefulSet(
                    API, IMAGE, s -> s.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)))
                            .claim("data", Storage.gib(1), c -> c.mountedAt("/data"))
                            .claim("spare", Storage.gib(1), c -> c.storageClass("fast"))
                            .mount("/data", CONFIG)
                            .mount("etc/api", CONFIG)
                            .writable("/cache/", "/with:colon")
                            .emptyDir("scratch", e -> e.sizeLimit(Storage.gib(1))));
        }
    }

    static final class SameVolumeName implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.config(CONFIG, c -> c.entry("mode", "fast"));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.writable("/var/run");
                d.emptyDir("var-run", e -> e.mountedAt("/elsewhere"));
                d.mount("/etc/api.d", CONFIG);
                d.writable("/etc/api-d");
            });
        }
    }
}
