package dev.keelson.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.example.Api;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.identity.PodSecurity;
import dev.keelson.core.nodes.autoscaler.CloudProvider;
import dev.keelson.core.nodes.autoscaler.ClusterAutoscaler;
import dev.keelson.core.nodes.autoscaler.Expander;
import dev.keelson.core.nodes.autoscaler.NodeCount;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.diagnostic.HelmRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ChartTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final ConfigRef CONFIG = SHOP.config("api-config");
    private static final Setting<Texts> HOSTS = Setting.texts("hosts", "a.example.com");
    private static final Setting<Count> MINIMUM = Setting.count("minimum", 2);
    private static final List<Toggle> TOGGLES =
            IntStream.range(0, 7).mapToObj(index -> Setting.toggle("t" + index)).toList();

    @Test
    void the_same_definition_gives_the_same_chart() {
        assertThat(Chart.of(Platform.of(new Api()), "1.0.0")).isEqualTo(Chart.of(Platform.of(new Api()), "1.0.0"));
    }

    @Test
    void a_condition_over_six_toggles_is_found_though_no_two_of_them_show_it() {
        String template = deployment((p, d) -> {
            List<Boolean> on = TOGGLES.stream().limit(6).map(p::get).toList();
            if (on.get(0) && on.get(1) && on.get(2) && !on.get(3) && !on.get(4) && !on.get(5)) {
                d.env("RARE", "yes");
            }
        });

        assertThat(template)
                .contains("{{- if and .Values.t0 .Values.t1 .Values.t2"
                        + " (not .Values.t3) (not .Values.t4) (not .Values.t5) }}");
    }

    @Test
    void what_stands_unless_two_toggles_are_on_says_so() {
        String template = deployment((p, d) -> {
            if (!(p.get(TOGGLES.get(0)) && p.get(TOGGLES.get(1)))) {
                d.env("USUAL", "yes");
            }
        });

        assertThat(template).contains("{{- if not (and .Values.t0 .Values.t1) }}");
    }

    @Test
    void the_default_of_a_word_may_depend_on_a_toggle() {
        Chart chart = chart((p, d) -> d.replicas(p.get(TOGGLES.get(0)) ? 3 : 2));

        assertThat(chart.files().get("templates/api.yaml"))
                .contains("replicas: {{ include \"chart-test.api.replicas\" . }}");
        assertThat(chart.files().get("values.yaml")).contains("replicas: null");
    }

    @Test
    void arithmetic_on_literals_is_a_literal() {
        assertThat(deployment((p, d) -> d.env("N", Text.of(Count.of(2).plus(3)))))
                .contains("value: \"5\"");
    }

    @Test
    void lines_of_a_file_that_ignore_the_item_cannot_be_repeated() {
        refused(
                HelmRules.NOT_PER_ITEM,
                p -> p.config(
                        CONFIG,
                        c -> c.file("hosts", f -> {
                            f.line("hosts:");
                            p.each(HOSTS, host -> f.line("one more"));
                        })));
    }

    @Test
    void items_that_are_counted_cannot_be_repeated() {
        refused(
                HelmRules.NOT_PER_ITEM,
                p -> p.config(
                        CONFIG,
                        c -> c.file("hosts", f -> {
                            List<Text> seen = new ArrayList<>();
                            p.each(HOSTS, host -> {
                                f.line("host", seen.size(), "=", host);
                                seen.add(host);
                            });
                        })));
    }

    @Test
    void items_that_are_joined_by_hand_cannot_be_repeated() {
        refused(
                HelmRules.NOT_PER_ITEM,
                p -> p.config(CONFIG, c -> {
                    List<Object> joined = new ArrayList<>();
                    p.each(HOSTS, host -> joined.add(host));
                    c.entry("hosts", Text.of(joined.toArray()));
                }));
    }

    @Test
    void one_item_that_is_treated_apart_cannot_be_repeated() {
        refused(
                HelmRules.NOT_PER_ITEM,
                p -> p.config(
                        CONFIG,
                        c -> c.file("hosts", f -> {
                            List<Text> hosts = new ArrayList<>();
                            p.each(HOSTS, hosts::add);
                            if (hosts.size() == 1) {
                                f.line("single=true");
                            }
                            hosts.forEach(host -> f.line("host=", host));
                        })));
    }

    @Test
    void a_value_that_changes_nothing_is_named() {
        List<Finding> findings = refused(HelmRules.LOST_SYMBOL, p -> p.get(MINIMUM));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.path().toString()).isEqualTo("minimum");
            assertThat(finding.message()).isEqualTo("minimum can be set and would change nothing in the chart.");
        });
    }

    @Test
    void what_decides_other_files_alone_is_neither_lost_nor_a_value_of_the_chart() {
        Definition definition = p -> {
            p.deployment(API, image(), d -> d.replicas(p.get(MINIMUM)));
            if (p.get(TOGGLES.get(0))) {
                p.with(ClusterAutoscaler.on(CloudProvider.aws("eu-central-1"), a -> a.group(
                                "general", NodeCount.between(p.get(MINIMUM), Count.of(9)), g -> g.priority(5))
                        .expander(Expander.PRIORITY)
                        .scaleDown(s -> s.below(Percent.of(40)))
                        .argument("scan-interval", "10s")));
            }
        };
        Chart chart = Chart.of(Platform.of(definition), "1.0.0");

        assertThat(chart.files().get("values.yaml"))
                .contains("minimum: 2")
                .doesNotContain("t0", "clusterAutoscaler", "general", "eu-central-1");
    }

    @Test
    void a_release_gives_its_namespace_the_name() {
        Namespace data = Namespace.named("shop-data");
        Definition definition = p -> {
            p.namespace(SHOP, n -> n.podSecurity(PodSecurity.BASELINE).quota(q -> q.pods(9)));
            p.deployment(API, image(), d -> d.env("STORE", p.hostOf(data.component("store"))));
            p.deployment(data.component("store"), image(), d -> d.port(Port.http(80)));
        };
        Chart ofFirst = Chart.of(Platform.of(definition), "1.0.0");
        Chart ofOther = Chart.of(
                Platform.of(p -> {
                    definition.define(p);
                    p.with(HelmChart.described(c -> c.releaseNamespace(data)));
                }),
                "1.0.0");

        assertThat(ofFirst.files().get("values.yaml"))
                .contains("    name: shop-data\n", "quota:\n")
                .doesNotContain("name: shop\n", "podSecurity: baseline");
        assertThat(ofFirst.files().get("templates/api.yaml"))
                .contains("namespace: {{ .Release.Namespace", "(index .Values.namespaces \"shop-data\").name")
                .doesNotContain("namespace: shop");
        assertThat(ofOther.files().get("values.yaml")).contains("name: shop\n", "podSecurity: baseline");
        assertThat(ofOther.files().get("templates/api.yaml"))
                .contains("namespace: {{ .Values.namespaces.shop.name", ".Release.Namespace");
        assertThat(List.of(ofFirst, ofOther))
                .allSatisfy(chart ->
                        assertThat(String.join("", chart.files().values())).containsOnlyOnce("kind: Namespace"));
    }

    @Test
    void a_namespace_that_others_make_can_be_that_of_a_release() {
        Component api = Namespace.existing("apps").component("api");
        Chart chart = Chart.of(Platform.of(p -> p.deployment(api, image(), d -> {})), "1.0.0");

        assertThat(chart.files().get("templates/api.yaml"))
                .contains("namespace: {{ .Release.Namespace")
                .doesNotContain("namespace: apps");
        assertThat(chart.files().get("values.yaml")).doesNotContain("apps");
    }

    @Test
    void what_two_releases_would_fight_over_is_told_at_its_line() {
        Definition definition = p -> {
            p.deployment(API, image(), d -> {});
            p.storageClass(SHOP.storageClass("slow"), "disk.example.com", s -> {});
            if (p.get(TOGGLES.get(0))) {
                p.storageClass(StorageClass.named("fast"), "disk.example.com", s -> {});
            }
        };

        assertThat(Chart.of(Platform.of(definition), "1.0.0").findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(HelmRules.FIXED_CLUSTER_NAME);
                    assertThat(finding.path().toString()).isEqualTo("storageClasses.fast");
                    assertThat(finding.message())
                            .isEqualTo("The StorageClass fast belongs to the whole cluster and has this name in every"
                                    + " release of the chart, so that two releases would fight over it.");
                    assertThat(finding.sites().toString()).contains("ChartTest.java:");
                });
    }

    @Test
    void a_field_that_depends_on_seven_toggles_is_refused_with_their_names_and_lines() {
        List<Finding> findings = refused(
                HelmRules.TOO_MANY_CONTEXTS,
                p -> p.deployment(API, image(), d -> {
                    long on = TOGGLES.stream().filter(p::get).count();
                    d.env("ON", Long.toString(on));
                }));

        assertThat(findings.get(0).message()).contains("t0, t1, t2, t3, t4, t5, t6", "ChartTest.java:");
    }

    @Test
    void an_error_that_only_one_position_of_a_toggle_shows_refuses_the_chart() {
        List<Finding> findings = refused(
                null,
                p -> p.deployment(API, image(), d -> {
                    d.replicas(1);
                    if (p.get(TOGGLES.get(0))) {
                        d.replicas(2);
                    }
                }));

        assertThat(findings).extracting(finding -> finding.rule().id()).contains("set-twice");
    }

    @Test
    void lines_that_change_places_are_refused() {
        refused(
                HelmRules.ORDER_DIFFERS,
                p -> p.config(
                        CONFIG,
                        c -> c.file("order", f -> {
                            boolean a = p.get(TOGGLES.get(0));
                            f.line(a ? "first" : "second");
                            f.line(a ? "second" : "first");
                        })));
    }

    @Test
    void a_literal_that_looks_like_a_marker_is_refused() {
        refused(HelmRules.MARKER_IN_LITERAL, p -> p.config(CONFIG, c -> c.file("marker", f -> f.line("zqsym1mysqz"))));
    }

    private static String deployment(BiConsumer<PlatformDraft, DeploymentDraft> words) {
        return chart(words).files().get("templates/api.yaml");
    }

    private static Chart chart(BiConsumer<PlatformDraft, DeploymentDraft> words) {
        Definition definition = p -> p.deployment(API, image(), d -> words.accept(p, d));
        return Chart.of(Platform.of(definition), "1.0.0");
    }

    private static Image image() {
        return Image.parse("registry.example.com/shop/api:1.4.2");
    }

    private static List<Finding> refused(Rule rule, Definition definition) {
        ChartException refusal =
                catchThrowableOfType(ChartException.class, () -> Chart.of(Platform.of(definition), "1.0.0"));
        assertThat(refusal).as("the chart is refused").isNotNull();
        if (rule != null) {
            assertThat(refusal.findings()).extracting(Finding::rule).containsOnly(rule);
        }
        return refusal.findings();
    }
}
