package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.disruption.Disruptions;
import com.acme.disruption.DisruptionsDraft;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A word from a library that the core has never heard of is as good as one of the core's own. */
class ThirdPartyWordTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Component WEB = SHOP.component("web");
    private static final Port HTTP = Port.http(8080);
    private static final Setting<Count> AWAY = Setting.count("away", 2).between(0, 9);

    private static final Environment TEST = Environment.named("test");

    @Test
    void it_brings_an_object_of_its_own_with_the_labels_of_its_component() {
        Blueprint blueprint = Blueprints.sound(
                p -> api(p, d -> d.label("example.com/team", "a").with(Disruptions.limited(b -> b.maxUnavailable(3)))));
        PodDisruptionBudget budget = Blueprints.object(blueprint, PodDisruptionBudget.class, "api");
        assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(3);
        assertThat(budget.getSpec().getSelector().getMatchLabels()).containsEntry("app.kubernetes.io/name", "api");
        assertThat(budget.getMetadata().getNamespace()).isEqualTo("shop");
        assertThat(budget.getMetadata().getLabels()).containsEntry("example.com/team", "a");
        Resource resource = blueprint.resources().stream()
                .filter(each -> each.object().equals(budget))
                .findFirst()
                .orElseThrow();
        assertThat(resource.source().component()).isEqualTo(API);
        assertThat(resource.source().origin().toString()).contains("com.example.ThirdPartyWordTest", "java:");
    }

    @Test
    void its_extension_runs_once_however_many_components_take_the_word() {
        Blueprint blueprint = Blueprints.sound(p -> {
            api(p, d -> d.with(Disruptions.limited(b -> {})));
            p.deployment(
                    WEB, Image.parse("registry.example.com/web:1"), d -> sized(d).with(Disruptions.limited(b -> {})));
        });
        assertThat(blueprint.resources().stream().filter(resource -> resource.object() instanceof PodDisruptionBudget))
                .hasSize(2);
    }

    @Test
    void its_literals_are_overridden_by_model_path_and_nothing_else_changes() {
        Definition definition = p -> api(p, d -> d.with(Disruptions.limited(b -> b.maxUnavailable(3))));
        Blueprint plain = Platform.of(definition).in(TEST);
        Blueprint overridden = Platform.of(definition).in(TEST.override("api.disruptions.maxUnavailable", "4"));
        assertThat(overridden.findings()).isEmpty();
        assertThat(Blueprints.differences(plain, overridden))
                .containsExactly("PodDisruptionBudget shop/api /spec/maxUnavailable: 3 → 4");
        assertThat(plain.run().parameters().stream().map(Parameter::path)).contains("api.disruptions.maxUnavailable");
    }

    @Test
    void its_bounds_hold_an_override() {
        Definition definition = p -> api(p, d -> d.with(Disruptions.limited(b -> b.maxUnavailable(3))));
        Blueprint blueprint = Platform.of(definition).in(TEST.override("api.disruptions.maxUnavailable", "1001"));
        assertThat(Blueprints.ids(blueprint)).containsExactly("out-of-bounds");
    }

    @Test
    void its_words_take_settings() {
        Definition definition = p -> api(
                p,
                d -> d.with(
                        Disruptions.limited(b -> b.maxUnavailable(p.get(AWAY).plus(1)))));
        Blueprint blueprint = Platform.of(definition).in(TEST.with(AWAY, Count.of(5)));
        assertThat(blueprint.findings()).isEmpty();
        assertThat(Blueprints.object(blueprint, PodDisruptionBudget.class, "api")
                        .getSpec()
                        .getMaxUnavailable()
                        .getIntVal())
                .isEqualTo(6);
        assertThat(blueprint.run().reads()).singleElement().satisfies(read -> assertThat(read.scope())
                .hasToString("api.disruptions"));
    }

    @Test
    void its_default_is_reported_like_one_of_the_core() {
        Blueprint blueprint = Blueprints.sound(p -> api(p, d -> d.with(Disruptions.limited(b -> {}))));
        assertThat(blueprint.run().defaults())
                .anySatisfy(defaulted -> assertThat(defaulted.path()).hasToString("api.disruptions.maxUnavailable"));
    }

    @Test
    void its_findings_carry_the_line_of_the_user_and_not_of_its_library() {
        AtomicInteger lineBefore = new AtomicInteger();
        Blueprint blueprint = Blueprints.of(p -> api(p, d -> {
            lineBefore.set(line());
            d.with(Disruptions.limited(b -> b.maxUnavailable(0)));
        }));
        Finding finding = blueprint.findings().stream()
                .filter(each -> each.rule().id().equals("acme-blocked-drain"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.path()).hasToString("api.disruptions");
        assertThat(finding.sites().get(0).origin())
                .hasToString("com.example.ThirdPartyWordTest(ThirdPartyWordTest.java:" + (lineBefore.get() + 1) + ")");
    }

    private static int line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
    }

    @Test
    void its_mistakes_in_use_are_found_by_the_mechanics_of_the_core() {
        AtomicReference<DisruptionsDraft> kept = new AtomicReference<>();
        Blueprint blueprint = Blueprints.of(p -> api(p, d -> {
            d.with(Disruptions.limited(b -> {
                b.maxUnavailable(1).maxUnavailable(2);
                d.replicas(3);
                kept.set(b);
            }));
            kept.get().maxUnavailable(4);
        }));
        assertThat(Blueprints.ids(blueprint)).containsExactly("set-twice", "outer-word", "used-after-scope");
        assertThat(blueprint.findings()).allSatisfy(finding -> assertThat(finding.sites())
                .allSatisfy(site -> assertThat(site.origin().toString())
                        .startsWith("com.example.ThirdPartyWordTest(ThirdPartyWordTest.java:")));
    }

    @Test
    void an_exception_inside_its_lambda_is_a_finding_with_the_line() {
        Blueprint blueprint = Blueprints.of(p -> api(
                p,
                d -> d.with(Disruptions.limited(b -> {
                    throw new IllegalStateException("not today");
                }))));
        assertThat(only(blueprint).sites().get(0).origin().toString())
                .startsWith("com.example.ThirdPartyWordTest(ThirdPartyWordTest.java:");
    }

    private static Finding only(Blueprint blueprint) {
        List<Finding> findings = blueprint.findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static void api(PlatformDraft p, Consumer<DeploymentDraft> words) {
        p.deployment(API, Image.parse("registry.example.com/api:1"), d -> words.accept(sized(d)));
    }

    private static DeploymentDraft sized(DeploymentDraft d) {
        return d.port(HTTP).readiness(Probe.tcp(HTTP)).resources(r -> r.cpu(Cpu.millis(100))
                .memory(Memory.mib(64)));
    }
}
