package dev.keelson.helm.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.draft.DraftRules;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.WorkloadRules;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.helm.chart.Chart;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.diagnostic.HelmRules;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ValueChecksTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");
    private static final Toggle LARGE = Setting.toggle("large");
    private static final Setting<Text> LICENCE = Setting.text("licence", "none").optional();

    @Test
    void a_setting_may_not_have_the_path_of_a_component() {
        Setting<Text> setting = Setting.text("api", "x");

        Finding finding = refused(DraftRules.PATH_CONFLICT, (p, d) -> d.env("X", p.get(setting)));

        assertThat(finding.message()).contains("lies inside api");
        assertThat(finding.toString()).contains("ValueChecksTest.java");
    }

    @Test
    void a_value_may_not_hold_another_one_of_another_context() {
        Setting<Count> one = Setting.count("api.pool", 2);
        Setting<Count> other = Setting.count("api.pool.size", 2);

        Finding finding = refused(
                HelmRules.VALUE_CLASH, (p, d) -> d.env("POOL", Text.of(p.get(LARGE) ? p.get(other) : p.get(one))));

        assertThat(finding.path()).hasToString("api.pool.size");
        assertThat(finding.toString()).contains("ValueChecksTest.java");
    }

    @Test
    void the_name_under_which_helm_keeps_what_charts_share_is_no_value() {
        Setting<Text> setting = Setting.text("global", "x");

        List<Finding> findings = findings(p -> p.deployment(API, IMAGE, d -> d.env("X", p.get(setting))));

        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals(HelmRules.VALUE_CLASH))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.fix()).contains("global.registry");
                    assertThat(finding.toString()).contains("ValueChecksTest.java");
                });
    }

    @Test
    void the_name_under_which_helm_keeps_what_charts_share_is_no_component() {
        assertThat(findings(p -> p.deployment(SHOP.component("global"), IMAGE, d -> {})))
                .extracting(Finding::rule)
                .containsExactly(HelmRules.VALUE_CLASH);
    }

    @Test
    void a_value_inside_what_charts_share_is_one() {
        Setting<Text> setting = Setting.text("global.registry", "registry.example.com");

        Chart chart = Chart.of(
                Platform.of((Definition) p -> p.deployment(API, IMAGE.registry(p.get(setting)), d -> {})), "1.0.0");

        assertThat(chart.files().get("values.yaml"))
                .contains("global:\n")
                .contains("  registry: registry.example.com\n");
        assertThat(chart.files().get("values.schema.json")).containsPattern("\"required\": \\[[^\\]]*\"registry\"");
    }

    @Test
    void two_components_may_not_have_one_key() {
        assertThat(findings(p -> {
                    p.deployment(API, IMAGE, d -> {});
                    p.deployment(SHOP.component("web").withKey("api"), IMAGE, d -> {});
                }))
                .extracting(Finding::rule)
                .contains(WorkloadRules.SAME_KEY);
    }

    @Test
    void a_setting_without_a_default_is_used_only_where_it_is_present() {
        Finding finding = refused(HelmRules.NO_DEFAULT, (p, d) -> d.env("LICENCE", p.get(LICENCE)));

        assertThat(finding.path()).hasToString("licence");
        assertThat(finding.toString()).contains("ValueChecksTest.java");
    }

    @Test
    void a_setting_without_a_default_may_be_asked_for() {
        Definition definition = p -> p.deployment(API, IMAGE, d -> {
            if (p.when(LICENCE.isPresent())) {
                d.env("LICENCE", p.get(LICENCE));
            }
        });

        assertThat(Chart.of(Platform.of(definition), "1.0.0").files().get("values.yaml"))
                .contains("# Environment variable LICENCE. null: there is none.\nlicence: null\n");
    }

    private static Finding refused(Rule rule, BiConsumer<PlatformDraft, DeploymentDraft> words) {
        List<Finding> findings = findings(p -> p.deployment(API, IMAGE, d -> words.accept(p, d)));
        assertThat(findings).extracting(Finding::rule).containsOnly(rule);
        return findings.get(0);
    }

    private static List<Finding> findings(Definition definition) {
        ChartException refusal =
                catchThrowableOfType(ChartException.class, () -> Chart.of(Platform.of(definition), "1.0.0"));
        assertThat(refusal).as("the chart is refused").isNotNull();
        return refusal.findings();
    }
}
