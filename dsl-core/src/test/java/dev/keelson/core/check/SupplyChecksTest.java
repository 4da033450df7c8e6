package dev.keelson.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.report.PlatformReport;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.storage.AccessMode;
import dev.keelson.core.storage.provision.SharedClaimDraft;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.token.SecretStore;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import dev.keelson.core.workload.words.DeploymentDraft;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupplyChecksTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final ClaimRef UPLOADS = SHOP.claim("uploads");
    private static final SecretRef DB = SHOP.secret("db-credentials");
    private static final ConfigRef CONFIG = SHOP.config("settings");
    private static final SecretStore VAULT = SecretStore.existingClusterStore("vault");
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");

    @Test
    void one_pod_at_a_time_may_mount_a_claim_of_one_node() {
        assertThat(mounting(c -> {}, DeploymentDraft::recreate)).isEmpty();
        assertThat(mounting(c -> {}, d -> d.rollingUpdate(u -> u.maxSurge(0).maxUnavailable(1))))
                .isEmpty();
        assertThat(mounting(c -> {}, d -> {})).containsExactly("shared-claim");
        assertThat(mounting(c -> {}, d -> d.recreate().replicas(2))).containsExactly("shared-claim");
    }

    @Test
    void any_pod_may_mount_a_claim_of_many() {
        assertThat(mounting(c -> c.accessMode(AccessMode.READ_WRITE_MANY), d -> d.replicas(5)))
                .isEmpty();
    }

    @Test
    void a_claim_of_one_pod_is_refused_to_the_second() {
        assertThat(mounting(c -> c.accessMode(AccessMode.READ_WRITE_ONCE_POD), DeploymentDraft::recreate))
                .isEmpty();
        assertThat(mounting(c -> c.accessMode(AccessMode.READ_WRITE_ONCE_POD), d -> d.recreate()
                        .replicas(2)))
                .containsExactly("single-pod-claim");
    }

    @Test
    void a_secret_that_another_object_names_is_used() {
        GenericKubernetesResource user = new GenericKubernetesResource();
        user.setApiVersion("v1");
        user.setKind("ServiceAccount");
        user.setMetadata(
                new ObjectMetaBuilder().withName("robot").withNamespace("shop").build());
        user.setAdditionalProperties(Map.of("imagePullSecrets", List.of(Map.of("name", "db-credentials"))));

        Definition unused = p -> {
            p.externalSecret(DB, VAULT, s -> s.key("password", "prod/db#password"));
            component(p, d -> {});
        };
        assertThat(Blueprints.ids(Blueprints.of(unused))).containsExactly("unused-secret");
        assertThat(Blueprints.ids(Blueprints.of(p -> {
                    unused.define(p);
                    p.with(Raw.resource(user, "a robot pulls images"));
                })))
                .isEmpty();
    }

    @Test
    void keys_that_templates_and_files_read_are_read() {
        assertThat(Blueprints.ids(Blueprints.of(p -> {
                    p.externalSecret(DB, VAULT, s -> s.key("user", "prod/db#user")
                            .key("password", "prod/db#password")
                            .entry("url", "postgresql://", DB.key("user"), "@db"));
                    component(p, d -> d.env("URL", DB.key("url")).mountFile("/etc/password", DB.key("password")));
                })))
                .isEmpty();
    }

    @Test
    void keys_of_a_secret_whose_properties_are_extracted_are_not_known() {
        assertThat(Blueprints.ids(Blueprints.of(p -> {
                    p.externalSecret(DB, VAULT, s -> s.extract("prod/db"));
                    component(p, d -> d.env("USER", DB.key("user")));
                })))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DB_PASSWORD, changeit, true",
        "password, changeit, true",
        "clientSecret, abc, true",
        "AWS_SECRET_ACCESS_KEY, abc, true",
        "apiKey, abc, true",
        "DB_URL, postgresql://db, false",
        "DB_PASSWORD_FILE, changeit, false",
        "TOKENIZER, changeit, false",
        "MONKEY, changeit, false",
        "REQUIRE_TOKEN, true, false",
        "MAX_TOKEN, 4096, false",
        "DB_PASSWORD, /run/secrets/db, false",
        "TOKEN, $(OTHER_TOKEN), false",
        "DB_PASSWORD, '', false",
        "OIDC_TOKEN, https://id.example.com/token, false",
        "DB_SECRET, postgresql://me:pw@db, true"
    })
    void what_is_named_like_a_secret_is_none_in_plain_text(String name, String value, boolean told) {
        List<String> expected = told ? List.of("secret-in-plain-text") : List.of();

        assertThat(Blueprints.ids(Blueprints.of(p -> component(p, d -> d.env(name, value)))))
                .isEqualTo(expected);
        assertThat(Blueprints.ids(Blueprints.of(p -> {
                    p.config(CONFIG, c -> c.entry(name, value));
                    component(p, d -> d.mount("/etc/api", CONFIG));
                })))
                .isEqualTo(expected);
    }

    @Test
    void the_report_lists_what_others_make_and_not_what_is_fetched() {
        Blueprint blueprint = Blueprints.sound(p -> {
            p.externalSecret(DB, VAULT, s -> s.key("password", "prod/db#password"));
            p.claim(UPLOADS, Storage.gib(1), c -> c.storageClass(StorageClass.existing("gp3")));
            component(p, d -> d.recreate()
                    .env("DB_PASSWORD", DB.key("password"))
                    .mount("/uploads", UPLOADS)
                    .mount("/old", SHOP.existingClaim("old-uploads")));
        });
        String report = PlatformReport.json(List.of(blueprint));
        String external = report.substring(report.indexOf("\"external\""), report.indexOf("\"resources\""));

        assertThat(external)
                .contains("ClusterSecretStore", "\"vault\"", "StorageClass", "\"gp3\"", "\"old-uploads\"")
                .doesNotContain("db-credentials", "\"uploads\"");
    }

    @Test
    void a_file_of_the_class_path_is_written_as_it_is() {
        Blueprint blueprint = Blueprints.sound(p -> {
            p.config(CONFIG, c -> c.resource("motd", SupplyChecksTest.class, "/com/example/motd.txt"));
            component(p, d -> d.mount("/etc/api", CONFIG));
        });

        assertThat(Blueprints.leaves(blueprint)).containsEntry("ConfigMap shop/settings /data/motd", "Welcome.\n");
    }

    private static List<String> mounting(Consumer<SharedClaimDraft> claim, Consumer<DeploymentDraft> deployment) {
        return Blueprints.ids(Blueprints.of(p -> {
            p.claim(UPLOADS, Storage.gib(1), claim);
            component(p, d -> {
                d.mount("/uploads", UPLOADS);
                deployment.accept(d);
            });
        }));
    }

    private static void component(PlatformDraft p, Consumer<DeploymentDraft> words) {
        p.deployment(API, IMAGE, d -> {
            d.resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)));
            words.accept(d);
        });
    }
}
