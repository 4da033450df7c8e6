package dev.keelson.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.token.SecretStore;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExternalSecretTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api"), WORKER = SHOP.component("worker");
    private static final SecretRef REDIS = SHOP.secret("redis-credentials");
    private static final SecretStore VAULT = SecretStore.existingClusterStore("vault");
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");

    @Test
    void a_secret_is_fetched_and_made_of_what_was_fetched() {
        String api = apiReading(s -> s.key("password", "prod/redis#password")
                .key("tls.key", RemoteKey.of("prod/redis-tls").version("3"))
                .file("auth.conf", f -> f.line("# {{ not a template }}").line("requirepass ", REDIS.key("password")))
                .entry("url", "rediss://:", REDIS.key("password"), "@redis:", 6379)
                .entry("pem", REDIS.key("tls.key"))
                .refreshEvery(Duration.ofMinutes(15)));

        assertThat(api).contains("""
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata:
                  name: redis-credentials
                  namespace: shop
                """, """
                spec:
                  refreshInterval: 900s
                  secretStoreRef:
                    kind: ClusterSecretStore
                    name: vault
                  target:
                    name: redis-credentials
                    creationPolicy: Owner
                    deletionPolicy: Retain
                    template:
                      engineVersion: v2
                      mergePolicy: Merge
                      type: Opaque
                      data:
                        url: rediss://:{{ .password }}@redis:6379
                        pem: '{{ index . "tls.key" }}'
                        auth.conf: |
                          # {{ "{{" }} not a template }}
                          requirepass {{ .password }}
                  data:
                    - secretKey: password
                      remoteRef:
                        key: prod/redis
                        property: password
                    - secretKey: tls.key
                      remoteRef:
                        key: prod/redis-tls
                        version: "3"
                """);
    }

    @Test
    void all_properties_of_a_secret_of_the_store_become_keys() {
        assertThat(apiReading(s -> s.extract("prod/redis")))
                .contains("""
                  dataFrom:
                    - extract:
                        key: prod/redis
                """, "refreshInterval: 1h")
                .doesNotContain("\n  data:");
    }

    @Test
    void a_secret_has_the_type_that_its_users_ask_for() {
        assertThat(file(
                        p -> {
                            p.externalSecret(REDIS, VAULT, s -> s.type(SecretType.DOCKER_CONFIG)
                                    .key(".dockerconfigjson", "shared/registry"));
                            p.defaults(c -> c.pullSecret(REDIS));
                            component(p, API);
                            component(p, WORKER);
                        },
                        "_shop.yaml"))
                .contains("kind: ExternalSecret", "type: kubernetes.io/dockerconfigjson");
    }

    private static String apiReading(Consumer<ExternalSecretDraft> words) {
        return file(
                p -> {
                    p.externalSecret(REDIS, VAULT, words);
                    p.deployment(API, IMAGE, d -> d.mount("/etc/redis", REDIS)
                            .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))));
                },
                "api.yaml");
    }

    private static void component(PlatformDraft p, Component component) {
        p.deployment(
                component, IMAGE, d -> d.resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))));
    }

    private static String file(Consumer<PlatformDraft> definition, String file) {
        Blueprint blueprint = Blueprints.sound(definition::accept);
        return new ManifestLayout(blueprint.resources()).texts().get(file);
    }
}
