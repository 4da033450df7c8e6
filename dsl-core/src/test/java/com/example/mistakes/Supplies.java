package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.secrets.SecretType;
import dev.keelson.core.storage.AccessMode;
import dev.keelson.core.storage.DataSource;
import dev.keelson.core.storage.files.PodInfo;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.token.SecretStore;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;

/** Claims, storage classes, files and secrets. */
final class Supplies {
    private static final ClaimRef UPLOADS = SHOP.claim("uploads");
    private static final StorageClass FAST = StorageClass.named("fast-ssd");
    private static final ConfigRef CONFIG = SHOP.config("api-config");
    private static final SecretRef DB = SHOP.secret("db-credentials");
    private static final SecretStore VAULT = SecretStore.existingClusterStore("vault");

    private Supplies() {}

    static final class UndefinedClaim implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.statefulSet(
                    API, IMAGE, s -> s.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)))
                            .claim("data", Storage.gib(1), c -> c.mountedAt("/data")
                                    .dataSource(DataSource.claim(SHOP.claim("old-data"))))
                            .mount("/uploads", UPLOADS));
        }
    }

    static final class UnusedClaim implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.claim(UPLOADS, Storage.gib(10), c -> {});
        }
    }

    static final class UndefinedStorageClass implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.claim(UPLOADS, Storage.gib(10), c -> c.storageClass(FAST).accessMode(AccessMode.READ_WRITE_MANY));
            p.statefulSet(API, IMAGE, s -> s.resources(
                            r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)))
                    .claim("data", Storage.gib(1), c -> c.mountedAt("/data").storageClass(FAST))
                    .mount("/uploads", UPLOADS));
        }
    }

    static final class SharedClaim implements Mistake {
        private static final Component AGENT = SHOP.component("agent");
        private static final ClaimRef INDEX = SHOP.claim("index");

        @Override
        public void define(PlatformDraft p) {
            p.claim(UPLOADS, Storage.gib(10), c -> {});
            p.claim(INDEX, Storage.gib(10), c -> {});
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.replicas(3).mount("/uploads", UPLOADS);
            });
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.recreate().mount("/uploads", UPLOADS, m -> m.readOnly());
            });
            p.daemonSet(
                    AGENT, IMAGE, d -> d.resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)))
                            .mount("/index", INDEX));
        }
    }

    static final class SinglePodClaim implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.claim(UPLOADS, Storage.gib(10), c -> c.accessMode(AccessMode.READ_WRITE_ONCE_POD));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.mount("/uploads", UPLOADS);
            });
        }
    }

    static final class ClaimOfOtherNamespace implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.mount("/uploads", Namespace.existing("files").existingClaim("uploads"));
            });
        }
    }

    static final class SameFile implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.config(CONFIG, c -> c.entry("mode", "fast").entry("level", "info"));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.mount("/etc/api", CONFIG, f -> f.key("mode").key("level", "mode"));
                d.projected("all", v -> v.mountedAt("/etc/all")
                        .config(CONFIG, k -> k.key("level", "labels"))
                        .podInfo("labels", PodInfo.LABELS));
            });
        }
    }

    static final class InvalidFile implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.config(CONFIG, c -> c.entry("mode", "fast").entry("level", "info"));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.mount("/etc/api", CONFIG, f -> f.key("mode", "/mode").key("level", "../level"));
                d.projected("token", v -> v.mountedAt("/run/token").serviceAccountToken("/token", t -> {}));
            });
        }
    }

    static final class FileOfUnknownKey implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.config(CONFIG, c -> c.entry("mode", "fast"));
            p.externalSecret(DB, VAULT, s -> s.key("password", "prod/db#password"));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.mountFile("/etc/api/mode", CONFIG.key("mdoe"));
                d.mount("/etc/db", DB, f -> f.key("pasword", "password.txt"));
                d.env("PASSWORD", DB.key("password"));
            });
        }
    }

    static final class MissingResource implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.config(CONFIG, c -> c.resource("api.conf", Supplies.class, "api.conf"));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.mount("/etc/api", CONFIG);
            });
        }
    }

    static final class BinaryResource implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.config(CONFIG, c -> c.resource("logo.png", Supplies.class, "logo.png"));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.mount("/etc/api", CONFIG);
            });
        }
    }

    static final class ConfigTooLarge implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.config(CONFIG, c -> c.entry("table", "x".repeat(1_048_577)));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.mount("/etc/api", CONFIG);
            });
        }
    }

    static final class UndefinedSecret implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.env("DB_PASSWORD", DB.key("password"));
                d.mount("/etc/tls", SHOP.secret("tls"));
                d.pullSecret(SHOP.secret("registry"));
            });
        }
    }

    static final class UndefinedSecretKeys implements Mistake {
        private static final SecretRef REDIS = SHOP.secret("redis-credentials");

        @Override
        public void define(PlatformDraft p) {
            p.externalSecret(DB, VAULT, s -> s.key("username", "prod/db#username")
                    .key("password", "prod/db#password")
                    .entry("url", "postgresql://", DB.key("user"), "@db/orders")
                    .file("cache.conf", f -> f.line("requirepass ", REDIS.key("password"))));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.env("DB_URL", DB.key("url"));
                d.env("DB_USER", DB.key("username"));
                d.env("DB_PASSWORD", DB.key("pasword"));
                d.mountFile("/etc/cache.conf", DB.key("cache.conf"));
                d.mountFile("/etc/db/password", DB.key("password"));
            });
        }
    }

    static final class EmptySecret implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.externalSecret(DB, VAULT, s -> {});
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.mount("/etc/db", DB);
            });
        }
    }

    static final class UnusedSecret implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.externalSecret(DB, VAULT, s -> s.key("password", "prod/db#password"));
            p.deployment(API, IMAGE, Shared::serving);
        }
    }

    static final class UnusedSecretKey implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.externalSecret(
                    DB, VAULT, s -> s.key("username", "prod/db#username").key("password", "prod/db#password"));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.env("DB_PASSWORD", DB.key("password"));
            });
        }
    }

    static final class MissingKeyOfType implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.externalSecret(DB, VAULT, s -> s.type(SecretType.TLS)
                    .key("tls.crt", "prod/tls#cert")
                    .key("key", "prod/tls#key"));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.mount("/etc/tls", DB);
            });
        }
    }

    static final class StoreOfOtherNamespace implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.externalSecret(
                    DB,
                    Namespace.existing("vault").existingSecretStore("vault"),
                    s -> s.key("password", "prod/db#password"));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.env("DB_PASSWORD", DB.key("password"));
            });
        }
    }

    static final class SecretInPlainText implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.config(CONFIG, c -> c.entry("spring.datasource.password", "changeit")
                    .entry("token.lifetime", "1h")
                    .entry("clientSecret", "not-so-secret"));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.mount("/etc/api", CONFIG);
                d.env("DB_PASSWORD", "changeit");
                d.env("API_TOKEN_FILE", "/run/token");
                d.env("REQUIRE_TOKEN", "true");
                d.env("OIDC_TOKEN", "https://id.example.com/token");
            });
        }
    }
}
