package dev.keelson.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Api;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import dev.keelson.core.workload.PodManagement;
import dev.keelson.core.workload.words.StatefulSetDraft;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In how many contexts a definition is run, and that nothing but their number and order decides the chart. */
@Tag("slow")
class ChartRunsTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final ConfigRef CONFIG = SHOP.config("config");
    private static final Setting<Texts> HOSTS = Setting.texts("hosts", "a.example.com");
    private static final List<Toggle> TOGGLES =
            IntStream.range(0, 6).mapToObj(index -> Setting.toggle("t" + index)).toList();
    private static final List<Component> DATABASES = IntStream.range(0, 4)
            .mapToObj(index -> SHOP.component("database" + index))
            .toList();

    @Test
    void no_context_is_run_twice() {
        AtomicInteger runs = new AtomicInteger();
        Chart chart = Chart.of(
                Platform.of(p -> {
                    runs.incrementAndGet();
                    p.config(CONFIG, c -> {
                        c.entry("a", p.get(TOGGLES.get(0)) ? "x" : "y");
                        if (p.get(TOGGLES.get(0))) {
                            c.entry("b", p.get(TOGGLES.get(1)) ? "x" : "y");
                        }
                        c.entry("c", p.get(TOGGLES.get(2)) ? "x" : "y");
                    });
                }),
                "1.0.0",
                1);

        assertThat(chart.runs())
                .as("three toggles and the three ways in which a namespace holds to pod security")
                .isEqualTo(8 * 3);
        assertThat(runs)
                .as("and one that tells which namespace is that of a release")
                .hasValue(8 * 3 + 1);
    }

    @Test
    void items_are_counted_only_where_a_list_is_walked_through() {
        Chart joined = Chart.of(
                Platform.of(
                        p -> p.config(CONFIG, c -> c.entry("hosts", p.get(HOSTS).join(",")))),
                "1.0.0");
        Chart walked = Chart.of(
                Platform.of(p -> p.config(
                        CONFIG,
                        c -> c.file("hosts", f -> {
                            f.line("hosts:");
                            p.each(HOSTS, host -> f.line("- ", host));
                        }))),
                "1.0.0");

        int literals = 3; // the ways in which a namespace holds to pod security
        assertThat(joined.runs()).isEqualTo(literals);
        assertThat(walked.runs())
                .as("with and without items, and where there are some, one and three of them")
                .isEqualTo(2 * literals + 2 * literals);
    }

    @Test
    void literals_of_words_are_moved_one_by_one_at_one_base_only() {
        Chart chart = chart(p -> {}, (p, s) -> {});

        int ofDatabase =
                3 * 1 + 3; // the order of pods and two retentions; the access mode of a claim has four positions
        int ofNamespace = 2;
        assertThat(chart.runs())
                .as("the base, its literals, all of them moved, the net")
                .isEqualTo(1 + 4 * ofDatabase + ofNamespace + 1 + 128);
    }

    @Test
    void literals_of_words_are_not_moved_where_their_object_does_not_stand() {
        Toggle bundled = Setting.toggle("bundled").onByDefault();
        Consumer<PlatformDraft> extra = p -> p.statefulSet(
                SHOP.component("extra"),
                Image.parse("registry.example.com/shop/database:1.4.2"),
                s -> s.claim("data", Storage.gib(1), c -> c.mountedAt("/data")));
        int always = chart(extra, (p, s) -> {}).runs();
        int switched = chart(
                        p -> {
                            if (p.get(bundled)) {
                                extra.accept(p);
                            }
                        },
                        (p, s) -> {})
                .runs();

        assertThat(switched).as("and off at both bases").isEqualTo(always + 2);
    }

    @Test
    void the_chart_with_every_way_to_depend_on_values_takes_a_known_number_of_runs() {
        assertThat(Chart.of(Platform.of(new Api()), "1.0.0").runs()).isLessThanOrEqualTo(700);
    }

    @Test
    void a_rare_combination_that_no_scope_shows_is_found_among_many_literals() {
        Chart chart = chart(
                p -> {
                    boolean all = TOGGLES.stream().limit(3).allMatch(p::get)
                            && TOGGLES.stream().skip(3).noneMatch(p::get);
                    p.config(CONFIG, c -> {
                        if (all) {
                            c.entry("rare", "yes");
                        }
                    });
                },
                (p, s) -> {});

        assertThat(chart.files().get("templates/shop.yaml"))
                .contains("{{- if and .Values.t0 .Values.t1 .Values.t2"
                        + " (not .Values.t3) (not .Values.t4) (not .Values.t5) }}");
    }

    @Test
    void what_a_literal_decides_where_a_toggle_is_on_is_found() {
        Chart chart = chart(p -> {}, (p, s) -> {
            if (p.get(TOGGLES.get(0))) {
                s.with(Raw.patch(StatefulSet.class, "a test", set -> {
                    if (set.getSpec().getPodManagementPolicy().equals("Parallel")) {
                        set.getSpec().setMinReadySeconds(7);
                    }
                }));
            }
        });

        assertThat(chart.files().get("templates/database0.yaml")).contains("""
              {{- if and (ne .Values.database0.podManagement "OrderedReady") .Values.t0 }}
              minReadySeconds: 7
            """);
        assertThat(chart.runs())
                .as("all literals are moved where the toggle is on, then halves of them, and not each by itself")
                .isLessThanOrEqualTo(170);
    }

    @Test
    void the_literal_of_a_choice_may_depend_on_a_toggle() {
        Chart chart = chart(
                p -> {},
                (p, s) ->
                        s.podManagement(p.get(TOGGLES.get(0)) ? PodManagement.PARALLEL : PodManagement.ORDERED_READY));

        assertThat(chart.files().get("values.yaml")).contains("podManagement: null");
        assertThat(chart.files().get("templates/database0.yaml")).contains("ternary \"Parallel\" \"OrderedReady\" ");
    }

    @Test
    void a_run_is_made_again_where_a_choice_that_is_found_later_would_have_changed_it() {
        Component extra = SHOP.component("extra");
        Chart chart = chart(
                p -> {
                    boolean parallel = p.get(TOGGLES.get(1));
                    if (p.get(TOGGLES.get(0))) {
                        p.statefulSet(
                                extra,
                                Image.parse("registry.example.com/shop/extra:1.4.2"),
                                s -> s.podManagement(parallel ? PodManagement.PARALLEL : PodManagement.ORDERED_READY));
                    }
                },
                (p, s) -> {});

        assertThat(chart.files().get("templates/extra.yaml"))
                .contains("podManagementPolicy: {{ .Values.extra.podManagement"
                        + " | default (ternary \"OrderedReady\" \"Parallel\" (and .Values.t0 (not .Values.t1))) }}");
    }

    /** Environment variables in the order of their markers: a chart that shows in which order expressions were met. */
    @RepeatedTest(5)
    void the_chart_is_the_same_with_one_run_at_a_time_and_with_many() {
        Consumer<PlatformDraft> nothing = p -> {};
        Words words = (p, s) -> {
            for (int index = 0; index < TOGGLES.size(); index++) {
                Toggle toggle = TOGGLES.get(index);
                Setting<Text> text = Setting.text("text." + toggle.path(), toggle.path());
                // Neither base has one, so that several runs of a batch meet expressions that no run before it met.
                if (p.get(toggle) && !p.get(TOGGLES.get((index + 1) % TOGGLES.size()))) {
                    s.env("X_" + toggle.path(), p.get(text));
                }
            }
            s.with(Raw.patch(StatefulSet.class, "a test", set -> set.getSpec()
                    .getTemplate()
                    .getSpec()
                    .getContainers()
                    .forEach(container -> container.getEnv().sort(Comparator.comparing(EnvVar::getValue)))));
        };

        assertThat(chart(nothing, words, 8)).isEqualTo(chart(nothing, words, 1));
    }

    private interface Words {
        void say(PlatformDraft p, StatefulSetDraft s);
    }

    private static Chart chart(Consumer<PlatformDraft> platform, Words first) {
        return chart(platform, first, 2);
    }

    private static Chart chart(Consumer<PlatformDraft> platform, Words first, int runsAtATime) {
        Definition definition = new Definition() {
            @Override
            public String name() {
                return "shop";
            }

            @Override
            public void define(PlatformDraft p) {
                platform.accept(p);
                DATABASES.forEach(database ->
                        p.statefulSet(database, Image.parse("registry.example.com/shop/database:1.4.2"), s -> {
                            s.claim("data", Storage.gib(1), c -> c.mountedAt("/data"));
                            if (database.equals(DATABASES.get(0))) {
                                first.say(p, s);
                            }
                        }));
            }
        };
        return Chart.of(Platform.of(definition), "1.0.0", runsAtATime);
    }
}
