package dev.keelson.core.addition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.storage.DataSource;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Storage;
import dev.keelson.core.workload.Schedule;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AdditionTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Component WEB = SHOP.component("web");
    private static final Component STORE = SHOP.component("store");
    private static final Component AGENT = SHOP.component("agent");
    private static final Component IMPORT = SHOP.component("import");
    private static final Component REPORT = SHOP.component("report");
    private static final Port HTTP = Port.http(8080);
    private static final Image IMAGE = Image.parse("registry.example.com/images/api:1.4.2");

    private static final Definition DEFINITION = p -> {
        p.deployment(API, IMAGE, d -> d.port(HTTP).annotation("example.com/own", "yes"));
        p.statefulSet(STORE, IMAGE, s -> s.port(HTTP).claim("files", Storage.gib(1), c -> c.mountedAt("/files")));
        p.daemonSet(AGENT, IMAGE, d -> {});
        p.job(IMPORT, IMAGE, j -> {});
        p.cronJob(REPORT, IMAGE, c -> c.schedule(Schedule.cron("0 1 * * *")));
    };

    @Test
    void nothing_is_added_where_nobody_asks_for_it() {
        assertThat(in(Environment.named("test")).toString()).doesNotContain("nodeSelector", "example.com/team");
    }

    @Test
    void every_object_gets_common_labels_and_annotations() {
        assertThat(in(Environment.named("test")
                        .override("global.commonLabels.example\\.com/team", "shop")
                        .override("global.commonAnnotations.note", "two\nlines")))
                .hasSizeGreaterThan(12)
                .allSatisfy((id, object) -> {
                    assertThat(text(object, "/metadata/labels/example.com~1team"))
                            .isEqualTo("shop");
                    assertThat(text(object, "/metadata/annotations/note")).isEqualTo("two\nlines");
                });
    }

    @Test
    void selectors_and_templates_of_claims_stay_as_they_are() {
        Map<String, JsonNode> before = in(Environment.named("test"));
        Map<String, JsonNode> after = in(Environment.named("test")
                .override("global.commonLabels.team", "shop")
                .override("store.podLabels.team", "store")
                .override("api.podLabels.team", "api"));

        after.forEach((id, object) -> {
            JsonNode earlier = before.getOrDefault(id, object);
            for (String place : List.of("/spec/selector", "/spec/podSelector", "/spec/volumeClaimTemplates")) {
                assertThat(object.at(place)).as("%s of %s", place, id).isEqualTo(earlier.at(place));
            }
        });
        assertThat(text(after.get("Deployment api"), "/spec/template/metadata/labels/team"))
                .isEqualTo("api");
    }

    @Test
    void pods_of_every_kind_get_their_component_s_labels_annotations_and_node_selector() {
        Environment environment = Environment.named("test");
        for (Component component : List.of(API, STORE, AGENT, IMPORT, REPORT)) {
            environment = environment
                    .override(component.name() + ".podLabels.team", component.name())
                    .override(component.name() + ".podAnnotations.note", component.name())
                    .override(component.name() + ".nodeSelector.example\\.com/disk", component.name());
        }
        Map<String, JsonNode> objects = in(environment);

        Map.of(
                        "Deployment api", "/spec/template",
                        "StatefulSet store", "/spec/template",
                        "DaemonSet agent", "/spec/template",
                        "Job import", "/spec/template",
                        "CronJob report", "/spec/jobTemplate/spec/template")
                .forEach((id, template) -> {
                    String name = id.substring(id.indexOf(' ') + 1);
                    JsonNode pod = objects.get(id).at(template);
                    assertThat(text(pod, "/metadata/labels/team")).as(id).isEqualTo(name);
                    assertThat(text(pod, "/metadata/annotations/note")).as(id).isEqualTo(name);
                    assertThat(text(pod, "/spec/nodeSelector/example.com~1disk"))
                            .as(id)
                            .isEqualTo(name);
                    assertThat(objects.get(id).at("/metadata/labels/team").isMissingNode())
                            .as(id)
                            .isTrue();
                });
    }

    @Test
    void services_and_service_accounts_get_their_component_s_annotations_before_common_ones() {
        Map<String, JsonNode> objects = in(Environment.named("test")
                .override("global.commonAnnotations.role", "common")
                .override("store.serviceAnnotations.role", "service")
                .override("store.serviceAccountAnnotations.role", "account"));

        assertThat(text(objects.get("Service store"), "/metadata/annotations/role"))
                .isEqualTo("service");
        assertThat(text(objects.get("Service store-headless"), "/metadata/annotations/role"))
                .isEqualTo("service");
        assertThat(text(objects.get("ServiceAccount store"), "/metadata/annotations/role"))
                .isEqualTo("account");
        assertThat(text(objects.get("Service api"), "/metadata/annotations/role"))
                .isEqualTo("common");
        assertThat(text(objects.get("StatefulSet store"), "/metadata/annotations/role"))
                .isEqualTo("common");
    }

    @Test
    void a_pull_policy_and_a_storage_class_stand_only_where_somebody_gives_them() {
        assertThat(in(Environment.named("test")).toString()).doesNotContain("imagePullPolicy", "storageClassName");

        Map<String, JsonNode> objects = in(Environment.named("test")
                .override("store.image.pullPolicy", "Always")
                .override("store.claims.files.storageClass", "fast"));

        assertThat(text(objects.get("StatefulSet store"), "/spec/template/spec/containers/0/imagePullPolicy"))
                .isEqualTo("Always");
        assertThat(text(objects.get("StatefulSet store"), "/spec/volumeClaimTemplates/0/spec/storageClassName"))
                .isEqualTo("fast");
        assertThat(objects.get("Deployment api").toString()).doesNotContain("imagePullPolicy");
    }

    @Test
    void a_pull_policy_is_one_that_kubernetes_knows() {
        assertThat(Platform.of(DEFINITION)
                        .in(Environment.named("test").override("api.image.pullPolicy", "always"))
                        .findings())
                .extracting(finding -> finding.rule().id() + " " + finding.path())
                .contains("out-of-bounds api.image.pullPolicy");
    }

    @Test
    void pods_pull_their_images_with_secrets_of_their_own_and_those_of_all_each_once() {
        Definition definition = p -> {
            DEFINITION.define(p);
            p.deployment(WEB, IMAGE, d -> d.pullSecret(SHOP.existingSecret("own")));
        };
        Environment environment = Environment.named("test").override("global.imagePullSecrets", "first,own,first");

        assertThat(in(definition, Environment.named("test"))
                        .get("Deployment api")
                        .toString())
                .doesNotContain("imagePullSecrets");
        assertThat(in(definition, environment).get("Deployment web").at("/spec/template/spec/imagePullSecrets"))
                .hasToString("[{\"name\":\"own\"},{\"name\":\"first\"}]");
        for (String workload : List.of("Deployment api", "StatefulSet store", "DaemonSet agent", "Job import")) {
            assertThat(in(definition, environment).get(workload).at("/spec/template/spec/imagePullSecrets"))
                    .as(workload)
                    .hasToString("[{\"name\":\"first\"},{\"name\":\"own\"}]");
        }
        assertThat(rules(definition, Environment.named("test").override("global.imagePullSecrets", "No_name")))
                .contains("out-of-bounds global.imagePullSecrets");
    }

    @Test
    void a_service_has_another_type_where_somebody_says_so_and_the_definition_does_not() {
        assertThat(text(in(Environment.named("test")).get("Service api"), "/spec/type"))
                .isEqualTo("ClusterIP");
        assertThat(text(
                        in(Environment.named("test").override("api.service.type", "NodePort"))
                                .get("Service api"),
                        "/spec/type"))
                .isEqualTo("NodePort");
        assertThat(rules(DEFINITION, Environment.named("test").override("api.service.type", "ExternalName")))
                .contains("out-of-bounds api.service.type");
        assertThat(rules(
                        p -> p.deployment(API, IMAGE, d -> d.port(HTTP).service(s -> s.headless())),
                        Environment.named("test").override("api.service.type", "NodePort")))
                .contains("unknown-path api.service.type");
    }

    @Test
    void a_service_that_is_opened_to_callers_whom_no_policy_lets_in_is_told() {
        assertThat(rules(DEFINITION, Environment.named("test").override("api.service.type", "LoadBalancer")))
                .contains("outside-refused api.service");
        assertThat(rules(DEFINITION, Environment.named("test").override("store.service.type", "ClusterIP")))
                .noneMatch(rule -> rule.startsWith("outside-refused"));
    }

    @Test
    void a_claim_that_is_there_already_is_mounted_and_copied_in_place_of_the_platform_s_own() {
        ClaimRef files = SHOP.claim("files");
        Definition definition = p -> {
            p.claim(files, Storage.gib(1), c -> {});
            p.claim(SHOP.claim("copy"), Storage.gib(1), c -> c.dataSource(DataSource.claim(files)));
            p.deployment(API, IMAGE, d -> d.mount("/files", files));
            p.cronJob(REPORT, IMAGE, c -> c.schedule(Schedule.cron("0 1 * * *")).mount("/files", files));
            p.statefulSet(
                    STORE,
                    IMAGE,
                    s -> s.claim(
                            "files", Storage.gib(1), c -> c.mountedAt("/files").dataSource(DataSource.claim(files))));
        };
        Map<String, JsonNode> own = in(definition, Environment.named("test"));
        Map<String, JsonNode> other =
                in(definition, Environment.named("test").override("global.existingClaims.files", "archive"));

        assertThat(own).containsKey("PersistentVolumeClaim files");
        assertThat(other).doesNotContainKey("PersistentVolumeClaim files");
        Map.of(
                        "Deployment api", "/spec/template/spec/volumes/0/persistentVolumeClaim/claimName",
                        "CronJob report",
                                "/spec/jobTemplate/spec/template/spec/volumes/0/persistentVolumeClaim/claimName",
                        "StatefulSet store", "/spec/volumeClaimTemplates/0/spec/dataSource/name",
                        "PersistentVolumeClaim copy", "/spec/dataSource/name")
                .forEach((id, place) -> {
                    assertThat(text(own.get(id), place)).as(id).isEqualTo("files");
                    assertThat(text(other.get(id), place)).as(id).isEqualTo("archive");
                });
        assertThat(rules(definition, Environment.named("test").override("global.existingClaims.files", "archive")))
                .doesNotContain("unused-claim claims.files")
                .noneMatch(rule -> rule.startsWith("undefined-claim"));
    }

    @Test
    void what_the_platform_sets_itself_stays_and_is_told() {
        assertThat(findings(Environment.named("test")
                        .override("api.podAnnotations.example\\.com/own", "no")
                        .override("api.podLabels.keelson\\.dev/track", "canary")
                        .override("global.commonLabels.app\\.kubernetes\\.io/name", "all")))
                .containsExactlyInAnyOrder(
                        "api.podAnnotations.example\\.com/own",
                        "api.podLabels.keelson\\.dev/track",
                        "global.commonLabels.app\\.kubernetes\\.io/name");
    }

    @Test
    void an_object_of_the_user_s_own_need_not_be_whole() {
        Deployment bare = new Deployment();
        bare.setMetadata(new ObjectMeta());
        bare.getMetadata().setName("bare");
        bare.getMetadata().setNamespace("shop");
        Definition definition = p -> {
            DEFINITION.define(p);
            p.with(Raw.resource(bare, "somebody forgot its spec"));
        };

        assertThat(Platform.of(definition)
                        .in(Environment.named("test").override("api.podLabels.team", "shop"))
                        .resources())
                .anySatisfy(resource -> assertThat(resource.object()).isEqualTo(bare));
    }

    @Test
    void an_object_that_runs_share_is_left_as_it_was() {
        ConfigMap shared = new ConfigMap();
        shared.setMetadata(new ObjectMeta());
        shared.getMetadata().setName("shared");
        shared.getMetadata().setNamespace("shop");
        Platform platform = Platform.of(p -> p.with(Raw.resource(shared, "made once for all environments")));

        platform.in(Environment.named("one").override("global.commonLabels.team", "one"));
        assertThat(platform.in(Environment.named("two").override("global.commonLabels.team", "two"))
                        .findings())
                .extracting(finding -> finding.rule().id())
                .doesNotContain("key-taken", "impure-definition");
        assertThat(shared.getMetadata().getLabels()).isEmpty();
    }

    private static List<String> findings(Environment environment) {
        List<String> paths = new ArrayList<>();
        Platform.of(DEFINITION).in(environment).findings().stream()
                .filter(finding -> finding.rule().equals(AdditionRules.KEY_TAKEN))
                .forEach(finding -> paths.add(finding.path().toString()));
        return paths.stream().distinct().toList();
    }

    private static List<String> rules(Definition definition, Environment environment) {
        return Platform.of(definition).in(environment).findings().stream()
                .map(finding -> finding.rule().id() + " " + finding.path())
                .toList();
    }

    private static Map<String, JsonNode> in(Environment environment) {
        return in(DEFINITION, environment);
    }

    private static Map<String, JsonNode> in(Definition definition, Environment environment) {
        Map<String, JsonNode> objects = new TreeMap<>();
        Platform.of(definition)
                .in(environment)
                .resources()
                .forEach(resource -> objects.put(
                        resource.kind() + " " + resource.object().getMetadata().getName(),
                        new YamlWriter().tree(resource.object())));
        return objects;
    }

    private static String text(JsonNode object, String pointer) {
        return object.at(pointer).asText();
    }
}
