package dev.keelson.helm.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.container.Probe;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import dev.keelson.helm.chart.Chart;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ValuesFileTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component WEB = SHOP.component("web");
    private static final Component API = SHOP.component("api");
    private static final Port HTTP = Port.http(8080);
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");
    private static final Setting<Count> POOL = Setting.count("api.pool", 10)
            .between(1, 50)
            .describedAs("Connections to the database.\nOne | for `each` \u0007thread <of> {{ all }}.");
    private static final Setting<Text> REGION = Setting.text("region", "eu");
    private static final Setting<Span> PAUSE = Setting.span("api.pause", Span.seconds(10));
    private static final Toggle LARGE = Setting.toggle("large");

    @Test
    void components_stand_as_they_are_defined_whatever_is_read_first() {
        String values = values(p -> {
            p.get(POOL);
            p.deployment(WEB, IMAGE, d -> d.env("REGION", p.get(REGION)));
            p.deployment(API, IMAGE, d -> d.env("POOL", Text.of(p.get(POOL))).env("PAUSE", Text.of(p.get(PAUSE))));
        });

        assertThat(values)
                .containsSubsequence(
                        "region: eu\n",
                        "\n# Deployment web.\nweb:\n",
                        "\n# Deployment api.\napi:\n  image:\n",
                        "    digest: \"\"\n",
                        "  replicas: 1\n",
                        "  pool: 10\n");
    }

    @Test
    void a_toggle_that_only_decides_what_is_refused_is_no_value_of_the_chart() {
        String values = values(p -> {
            if (p.get(LARGE)) {
                p.production();
            }
            p.deployment(API, IMAGE, d -> {});
        });

        assertThat(values).contains("replicas: ").doesNotContain("large");
    }

    @Test
    void a_toggle_that_only_decides_the_default_of_another_value_is_one() {
        String values = values(p -> p.deployment(API, IMAGE, d -> d.replicas(p.get(LARGE) ? 3 : 1)));

        assertThat(values).contains("large: false\n");
    }

    @Test
    void what_the_library_chose_is_a_value_where_it_has_an_effect() {
        String values = values(p -> {
            p.with(new Sizes());
            p.statefulSet(API, IMAGE, s -> {});
        });

        assertThat(values).contains("podManagement: OrderedReady\n").doesNotContain("spare");
    }

    /** A word that nobody says and nothing reads. */
    private record Sizes() implements Facet<PlatformDraft> {
        @Override
        public Extension extension() {
            return new Extension() {};
        }

        @Override
        public Object declare(Scope scope) {
            return new SizesDraft(scope).build();
        }
    }

    private static final class SizesDraft extends Draft {
        private final Slot<Cpu> spare = slot("spare");

        SizesDraft(Scope scope) {
            super(scope);
        }

        Object build() {
            return List.of(Objects.requireNonNull(Slot.bind(spare.orElse(Cpu.millis(100), "100m"), ValueType.CPU)));
        }
    }

    @Test
    void a_description_keeps_to_its_comment() throws IOException {
        String values = values(p -> p.deployment(API, IMAGE, d -> d.env("POOL", Text.of(p.get(POOL)))));

        assertThat(values)
                .contains(
                        "  # Connections to the database. One | for `each` thread <of> {{ all }}. 1 to 50.\n  pool: 10\n");
        assertThat(new YAMLMapper().readTree(values).at("/api/pool").asInt()).isEqualTo(10);
    }

    @Test
    void bounds_are_told_in_the_units_that_people_write() {
        Setting<Memory> heap = Setting.memory("api.heap", Memory.mib(256)).between(Memory.mib(128), Memory.gib(4));
        Setting<Cpu> share = Setting.cpu("api.share", Cpu.millis(250)).between(Cpu.millis(50), Cpu.cores(2));
        Setting<Span> wait = Setting.span("api.wait", Span.seconds(5)).between(Span.millis(500), Span.hours(2));

        String values = values(p -> p.deployment(API, IMAGE, d -> d.env("HEAP", Text.of(p.get(heap)))
                .env("SHARE", Text.of(p.get(share)))
                .env("WAIT", Text.of(p.get(wait)))));

        assertThat(values)
                .contains(
                        " 128Mi to 4Gi.\n  heap: 256Mi\n",
                        " 50m to 2.\n  share: 250m\n",
                        " 500ms to 2h.\n  wait: 5s\n");
    }

    @Test
    void a_table_of_values_stays_a_table() {
        Chart chart = chart(p -> p.deployment(API, IMAGE, d -> d.env("POOL", Text.of(p.get(POOL)))));

        assertThat(chart.files().get("README.md"))
                .contains("| `api.pool` | number | `10` | Connections to the database. One \\| for \\`each\\` thread"
                        + " \\<of\\> \\{\\{ all \\}\\}. 1 to 50. |\n");
    }

    @Test
    void a_word_is_told_in_the_words_of_its_field() {
        String values = values(p -> p.deployment(API, IMAGE, d -> d.port(HTTP)
                .env("MODE", "fast")
                .readiness(Probe.httpGet("/ready", HTTP).period(Span.seconds(5)))));

        assertThat(values)
                .contains("# How often to perform the probe. 1s or more.\n    period: 5s\n")
                .contains("# Number of port to expose on the pod's IP address. 1 to 65535.\n    http: 8080\n")
                .contains("# Environment variable MODE.\n    MODE: fast\n");
    }

    @Test
    void a_default_that_other_values_choose_names_them() {
        String values = values(p -> p.deployment(API, IMAGE, d -> d.env("MODE", p.get(LARGE) ? "fast" : "small")));

        assertThat(values).contains("# Environment variable MODE. null: chosen by large.\n    MODE: null\n");
    }

    @Test
    void what_a_word_makes_of_a_setting_is_in_its_schema_and_its_comment() throws IOException {
        Chart chart = chart(p -> p.deployment(API, IMAGE, d -> d.port(HTTP)
                .readiness(Probe.httpGet("/ready", HTTP).period(p.get(PAUSE).plus(Span.seconds(1))))
                .service(s -> s.sessionAffinity(p.get(PAUSE).times(24)))));

        JsonNode schema = new ObjectMapper().readTree(chart.files().get("values.schema.json"));
        String pattern = pattern(schema, "/properties/api/properties/pause");
        // A session is kept for a day at most.
        assertThat(chart.files().get("values.yaml")).contains(" 1h.\n  pause: 10s\n");
        assertThat("3600s").matches(pattern);
        assertThat("60m").matches(pattern);
        assertThat("3601s").doesNotMatch(pattern);
        assertThat("3600001ms").doesNotMatch(pattern);
    }

    @Test
    void what_is_asked_where_a_toggle_is_on_limits_a_value_there() throws IOException {
        Chart chart = chart(p -> p.deployment(API, IMAGE, d -> {
            d.port(HTTP).env("PAUSE", Text.of(p.get(PAUSE)));
            if (p.get(LARGE)) {
                d.service(s -> s.sessionAffinity(p.get(PAUSE).times(24)));
            }
        }));

        JsonNode schema = new ObjectMapper().readTree(chart.files().get("values.schema.json"));
        assertThat("3601s").matches(pattern(schema, "/properties/api/properties/pause"));
        assertThat(schema.at("/allOf/0/if/properties/large/enum")).hasToString("[true]");
        assertThat("3601s").doesNotMatch(pattern(schema, "/allOf/0/then/properties/api/properties/pause"));
        assertThat(chart.files().get("values.yaml")).contains(" 1h where large is true.\n  pause: 10s\n");
    }

    /** The expression for the limits of an amount, which is defined once for all that have the same. */
    private static String pattern(JsonNode schema, String place) {
        String reference = schema.at(place + "/allOf/0/$ref").asText();
        assertThat(reference).startsWith("#/");
        return schema.at(reference.substring(1) + "/then/pattern").asText();
    }

    private static String values(Definition definition) {
        return chart(definition).files().get("values.yaml");
    }

    private static Chart chart(Definition definition) {
        return Chart.of(Platform.of(definition), "1.0.0");
    }
}
