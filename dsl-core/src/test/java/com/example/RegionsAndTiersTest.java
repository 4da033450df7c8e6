package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.placement.Topology;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Environments are what a user makes of them: here regions times tiers, with no dev, staging or prod in sight. */
class RegionsAndTiersTest {
    private enum Tier {
        SMALL,
        LARGE,
        SOVEREIGN
    }

    private static final List<String> REGIONS = List.of("eu", "us", "ap");

    private static final Choice<Tier> TIER = Setting.choice("tier", Tier.SMALL);
    private static final Setting<Text> REGION =
            Setting.text("region", "nowhere").holding(Characters.DNS_LABEL);
    private static final Setting<Count> SHARDS = Setting.count("shards", 1).between(1, 64);
    private static final Setting<Texts> PARTNERS = Setting.texts("partners").holding(Characters.DNS_NAME);
    private static final Setting<Text> AUDITOR = Setting.text("auditor", "").optional();

    private static final Namespace HOME = Namespace.named("ledger");
    private static final Component LEDGER = HOME.component("ledger");
    private static final Component CACHE = HOME.component("cache");
    private static final Port HTTP = Port.http(8080);

    private static final class Ledger implements Definition {
        @Override
        public void define(PlatformDraft p) {
            p.defaults(c -> c.label("example.com/region", p.get(REGION))
                    .disruptions(b -> b.maxUnavailable(1))
                    .spreadOver(Topology.ZONE));
            if (p.get(TIER) == Tier.SOVEREIGN) {
                p.production();
            }
            p.deployment(LEDGER, Image.parse("registry.example.com/ledger:3.1.0"), d -> {
                d.port(HTTP)
                        .readiness(Probe.tcp(HTTP))
                        .replicas(p.get(SHARDS).times(2).atLeast(3));
                d.resources(r -> r.cpu(Cpu.millis(100).times(p.get(SHARDS))).memory(Memory.mib(256)));
                d.env("URL", Text.of("https://", p.get(REGION), ".example.com:", HTTP.number()));
                p.each(PARTNERS, partner -> d.args(partner));
                if (!p.when(PARTNERS.isEmpty())) {
                    d.env("PARTNERS", p.get(PARTNERS).join(";"));
                }
                if (p.when(AUDITOR.isPresent())) {
                    d.env("AUDITOR", p.get(AUDITOR));
                }
                if (p.when(SHARDS.isAtLeast(4))) {
                    d.connectsTo(CACHE, HTTP);
                }
            });
            switch (p.get(TIER)) {
                case SMALL -> {}
                case LARGE, SOVEREIGN ->
                    p.deployment(CACHE, Image.parse("registry.example.com/cache:1"), d -> d.port(HTTP)
                            .replicas(2)
                            .readiness(Probe.tcp(HTTP))
                            .resources(r -> r.cpu(Cpu.millis(50)).memory(Memory.mib(64))));
            }
        }
    }

    private static Map<String, Environment> environments() {
        Map<String, Environment> environments = new TreeMap<>();
        for (String region : REGIONS) {
            for (Tier tier : List.of(Tier.values())) {
                Environment environment =
                        Environment.named(region + "-" + tier).with(TIER, tier).with(REGION, Text.of(region));
                if (tier != Tier.SMALL) {
                    environment = environment
                            .with(SHARDS, Count.of(region.equals("eu") ? 8 : 4))
                            .with(PARTNERS, Texts.of(region + ".partner.example"));
                }
                if (tier == Tier.SOVEREIGN) {
                    environment = environment.with(AUDITOR, Text.of("state"));
                }
                environments.put(environment.name(), environment);
            }
        }
        return environments;
    }

    @Test
    void nine_environments_come_from_one_definition_without_a_finding() {
        List<String> shapes = new ArrayList<>();
        environments().forEach((name, environment) -> {
            Blueprint blueprint = Platform.of(new Ledger()).in(environment);
            assertThat(blueprint.findings()).as(name).isEmpty();
            Deployment ledger = Blueprints.object(blueprint, Deployment.class, "ledger");
            boolean cached = blueprint.resources().stream()
                    .anyMatch(resource -> resource.id().equals("Deployment ledger/cache"));
            shapes.add(name + " " + ledger.getSpec().getReplicas() + (cached ? " cached" : ""));
        });
        assertThat(shapes)
                .containsExactly(
                        "ap-LARGE 8 cached",
                        "ap-SMALL 3",
                        "ap-SOVEREIGN 8 cached",
                        "eu-LARGE 16 cached",
                        "eu-SMALL 3",
                        "eu-SOVEREIGN 16 cached",
                        "us-LARGE 8 cached",
                        "us-SMALL 3",
                        "us-SOVEREIGN 8 cached");
    }

    @Test
    void scalars_lists_and_presence_reach_the_objects_of_their_environment() {
        Deployment ledger = ledger("eu-SOVEREIGN");
        var container = ledger.getSpec().getTemplate().getSpec().getContainers().get(0);
        assertThat(container.getEnv().stream().map(variable -> variable.getName() + "=" + variable.getValue()))
                .containsExactly("URL=https://eu.example.com:8080", "PARTNERS=eu.partner.example", "AUDITOR=state");
        assertThat(container.getArgs()).containsExactly("eu.partner.example");
        assertThat(container.getResources().getRequests().get("cpu")).hasToString("800m");
        assertThat(ledger.getMetadata().getLabels()).containsEntry("example.com/region", "eu");

        assertThat(ledger("us-SMALL").getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().stream()
                        .map(EnvVar::getName))
                .containsExactly("URL");
    }

    @Test
    void a_region_outside_its_characters_is_refused() {
        Blueprint blueprint = Platform.of(new Ledger())
                .in(Environment.named("odd")
                        .with(REGION, Text.of("EU West"))
                        .with(PARTNERS, Texts.of("ok.example", "not ok")));
        assertThat(Blueprints.ids(blueprint)).containsExactly("out-of-bounds", "out-of-bounds");
    }

    private static Deployment ledger(String environment) {
        return Blueprints.object(
                Platform.of(new Ledger()).in(environments().get(environment)), Deployment.class, "ledger");
    }
}
