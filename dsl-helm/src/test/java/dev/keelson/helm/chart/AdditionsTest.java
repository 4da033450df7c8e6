package dev.keelson.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Storage;
import dev.keelson.core.workload.Schedule;
import dev.keelson.helm.RealHelm;
import dev.keelson.helm.ValuesJudge;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user of a chart adds to objects, which no definition foresees. */
class AdditionsTest {
    private static final class Shop implements Definition {
        private static final Namespace SHOP = Namespace.named("shop");
        private static final Component API = SHOP.component("api");
        private static final ClaimRef FILES = SHOP.claim("files");
        private static final Component REPORT = SHOP.component("report");
        private static final Component LOG = Namespace.named("audit").component("log");
        private static final Image IMAGE = Image.parse("registry.example.com/images/api:1.4.2");
        private static final Toggle PINNED = Setting.toggle("pinned");

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                d.port(Port.http(8080)).label("tier", "front");
                d.mount("/files", FILES);
                if (p.get(PINNED)) {
                    d.annotation("example.com/pinned", "true").pullSecret(SHOP.existingSecret("pinned"));
                }
            });
            p.deployment(LOG, IMAGE, d -> {});
            p.claim(FILES, Storage.gib(1), c -> {});
            p.cronJob(
                    REPORT, IMAGE, c -> c.schedule(Schedule.cron("0 1 * * *")).pullSecret(SHOP.existingSecret("own")));
        }

        @Override
        public String name() {
            return "shop";
        }
    }

    private static final Chart CHART = Chart.of(Platform.of(new Shop()), "1.0.0");

    @TempDir
    Path directory;

    private RealHelm helm;
    private ValuesJudge judge;

    @BeforeEach
    void chart() {
        helm = RealHelm.on(directory, CHART.files()).into("shop");
        judge = new ValuesJudge(directory.resolve("judge"), CHART.files());
    }

    @Test
    void an_empty_map_of_annotations_is_not_written() {
        assertThat(objects("{}")
                        .get("Deployment api")
                        .at("/spec/template/metadata")
                        .has("annotations"))
                .isFalse();
        assertThat(objects("{pinned: true}").get("Deployment api").at("/spec/template/metadata/annotations"))
                .hasSize(1);
        assertThat(objects("{api: {podAnnotations: {a: b}}}")
                        .get("Deployment api")
                        .at("/spec/template/metadata/annotations"))
                .hasSize(1);
        assertThat(objects("{pinned: true, api: {podAnnotations: {a: b}}}")
                        .get("Deployment api")
                        .at("/spec/template/metadata/annotations"))
                .hasSize(2);
    }

    @Test
    void what_is_added_to_all_objects_goes_with_what_is_added_to_some() {
        Map<String, JsonNode> objects = objects("""
                global: {commonLabels: {team: shop}, commonAnnotations: {team: all, note: "two\\nlines"}}
                api: {serviceAnnotations: {team: ""}}
                """);

        assertThat(objects)
                .hasSizeGreaterThan(6)
                .allSatisfy((id, object) ->
                        assertThat(object.at("/metadata/labels/team")).as(id).hasToString("\"shop\""));
        assertThat(objects.get("Service api").at("/metadata/annotations"))
                .hasToString("{\"note\":\"two\\nlines\",\"team\":\"\"}");
        assertThat(objects.get("CronJob report").at("/metadata/annotations"))
                .hasToString("{\"note\":\"two\\nlines\",\"team\":\"all\"}");
    }

    @Test
    void a_text_keeps_the_empty_lines_at_its_end_where_the_object_ends_with_it() {
        JsonNode namespace =
                objects("global: {commonAnnotations: {note: \"ends\\n\\n\"}}").get("Namespace audit");

        assertThat(namespace.at("/metadata/annotations/note")).hasToString("\"ends\\n\\n\"");
        assertThat(namespace).hasSize(3);
    }

    @Test
    void a_key_that_the_chart_sets_itself_in_any_context_is_refused() {
        assertThat(judge.refusal("api: {podLabels: {tier: back}}")).contains("at '/api/podLabels/");
        assertThat(judge.refusal("api: {podLabels: {app.kubernetes.io/name: other}}"))
                .contains("at '/api/podLabels/");
        assertThat(judge.refusal("api: {podAnnotations: {example.com/pinned: 'false'}}"))
                .contains("at '/api/podAnnotations/example.com~1pinned'");
        assertThat(judge.refusal("global: {commonLabels: {keelson.dev/track: canary}}"))
                .contains("at '/global/commonLabels/keelson.dev~1track'");
        assertThat(judge.refusal("report: {podLabels: {tier: back}}")).isEmpty();
    }

    @Test
    void keys_and_texts_are_those_of_labels_and_annotations() {
        assertThat(judge.refusal("api: {nodeSelector: {disk: fast}}")).isEmpty();
        assertThat(judge.refusal("api: {nodeSelector: {disk: 5}}")).contains("/api/nodeSelector/disk");
        assertThat(judge.refusal("api: {nodeSelector: {disk: very fast}}")).contains("/api/nodeSelector/disk");
        assertThat(judge.refusal("api: {nodeSelector: {the disk: fast}}")).contains("/api/nodeSelector");
        assertThat(judge.refusal("api: {nodeSelector: {" + "k".repeat(64) + ": fast}}"))
                .contains("at '/api/nodeSelector'");
        assertThat(judge.refusal("api: {nodeSelector: {" + "d".repeat(254) + "/k: fast}}"))
                .isNotEmpty();
        assertThat(judge.refusal("api: {nodeSelector: null}")).contains("nodeSelector");
    }

    @Test
    void a_pull_policy_is_written_only_where_there_is_one() {
        String container = "/spec/template/spec/containers/0";

        assertThat(objects("{}").get("Deployment api").at(container).has("imagePullPolicy"))
                .isFalse();
        assertThat(objects("{api: {image: {pullPolicy: Never}}}")
                        .get("Deployment api")
                        .at(container + "/imagePullPolicy"))
                .hasToString("\"Never\"");
        assertThat(judge.refusal("api: {image: {pullPolicy: never}}")).contains("at '/api/image/pullPolicy'");
        assertThat(judge.refusal("api: {image: {pullPolicy: null}}")).isEmpty();
    }

    @Test
    void secrets_for_all_pods_stand_beside_those_of_each_and_each_once() {
        String pod = "/spec/template/spec/imagePullSecrets";
        String job = "/spec/jobTemplate/spec/template/spec/imagePullSecrets";

        assertThat(objects("{}").get("Deployment api").at(pod).isMissingNode()).isTrue();
        assertThat(objects("{}").get("CronJob report").at(job)).hasToString("[{\"name\":\"own\"}]");
        assertThat(objects("{pinned: true}").get("Deployment api").at(pod)).hasToString("[{\"name\":\"pinned\"}]");
        Map<String, JsonNode> more = objects("{global: {imagePullSecrets: [own, pinned, '1e3', own]}}");
        assertThat(more.get("Deployment api").at(pod))
                .hasToString("[{\"name\":\"own\"},{\"name\":\"pinned\"},{\"name\":\"1e3\"}]");
        assertThat(more.get("CronJob report").at(job))
                .hasToString("[{\"name\":\"own\"},{\"name\":\"pinned\"},{\"name\":\"1e3\"}]");
        assertThat(objects("{pinned: true, global: {imagePullSecrets: [own, pinned]}}")
                        .get("Deployment api")
                        .at(pod))
                .hasToString("[{\"name\":\"pinned\"},{\"name\":\"own\"}]");
        assertThat(judge.refusal("global: {imagePullSecrets: [{name: own}]}")).contains("/global/imagePullSecrets/0");
        assertThat(judge.refusal("global: {imagePullSecrets: [No_name]}")).contains("/global/imagePullSecrets/0");
        assertThat(judge.refusal("global: {imagePullSecrets: own}")).contains("/global/imagePullSecrets");
    }

    @Test
    void a_service_s_type_is_one_of_three() {
        assertThat(objects("{}").get("Service api").at("/spec/type")).hasToString("\"ClusterIP\"");
        assertThat(objects("{api: {service: {type: NodePort}}}")
                        .get("Service api")
                        .at("/spec/type"))
                .hasToString("\"NodePort\"");
        assertThat(judge.refusal("api: {service: {type: LoadBalancer}}")).isEmpty();
        assertThat(judge.refusal("api: {service: {type: ExternalName}}")).contains("at '/api/service/type'");
        assertThat(judge.refusal("api: {service: {type: null}}")).contains("type");
    }

    @Test
    void a_claim_that_is_there_already_is_mounted_in_place_of_the_chart_s_own() {
        String mounted = "/spec/template/spec/volumes/0/persistentVolumeClaim/claimName";

        assertThat(objects("{}")).containsKey("PersistentVolumeClaim files");
        assertThat(objects("{}").get("Deployment api").at(mounted)).hasToString("\"files\"");
        Map<String, JsonNode> other = objects("{global: {existingClaims: {files: '1e3'}}}");
        assertThat(other).doesNotContainKey("PersistentVolumeClaim files");
        assertThat(other.get("Deployment api").at(mounted)).hasToString("\"1e3\"");
        assertThat(judge.refusal("global: {existingClaims: {files: ''}}")).contains("/global/existingClaims/files");
        assertThat(judge.refusal("global: {existingClaims: {other: x}}")).contains("/global/existingClaims");
    }

    @Test
    void notes_name_no_secret_and_no_claim_that_nobody_gives() {
        assertThat(CHART.files().get("templates/NOTES.txt"))
                .contains("Secret own in ")
                .doesNotContain("imagePullSecrets", "StorageClass")
                .contains("{{- if .Values.global.existingClaims.files }}\n  PersistentVolumeClaim ");
    }

    @Test
    void an_environment_s_additions_stand_in_its_file_of_values() {
        Environment prod = Environment.named("prod").override("api.nodeSelector.example\\.com/disk", "fast");
        Platform platform = Platform.of(new Shop());

        assertThat(Chart.of(platform, "1.0.0", List.of(platform.in(prod)))
                        .files()
                        .get("values-prod.yaml"))
                .endsWith("""
                        api:
                          # Labels that a node must have to run the pods.
                          nodeSelector:
                            example.com/disk: fast
                        """);
    }

    private Map<String, JsonNode> objects(String values) {
        Map<String, JsonNode> objects = new TreeMap<>();
        helm.render(values)
                .forEach(object -> objects.put(
                        object.path("kind").asText() + " "
                                + object.at("/metadata/name").asText(),
                        object));
        return objects;
    }
}
