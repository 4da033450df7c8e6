package com.example;

import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.helm.chart.HelmChart;
import dev.keelson.helm.chart.HelmChartDraft;
import dev.keelson.helm.chart.Maintainer;
import java.util.function.Consumer;

/** A small platform that is a chart. */
public final class Shop implements Definition {
    public static final Namespace SHOP = Namespace.named("shop");
    public static final Component API = SHOP.component("api");
    public static final Setting<Count> PODS = Setting.count("api.pods", 2).describedAs("How many pods answer.");
    public static final Setting<Text> MOTTO = Setting.text("motto", "yes");
    public static final Toggle DEBUG = Setting.toggle("debug").describedAs("Tells more.");
    public static final Environment DEV = Environment.named("dev").on(DEBUG).with(MOTTO, Text.of("1.10 # no: {{ x }}"));
    public static final Environment PROD =
            Environment.named("prod").with(PODS, Count.of(4)).override("api.resources.memory", "128Mi");

    private final Consumer<? super HelmChartDraft> words;

    /** The platform with these words about its chart. */
    public Shop(Consumer<? super HelmChartDraft> words) {
        this.words = words;
    }

    /** All that a chart can tell of itself. */
    public static void everything(HelmChartDraft c) {
        c.description("A shop: \"all of it\".")
                .appVersion("2026.11")
                .home("https://shop.example.com")
                .icon("https://shop.example.com/icon.svg")
                .source("https://git.example.com/shop")
                .keyword("shop")
                .keyword("demo")
                .maintainer(Maintainer.named("Ada").email("ada@example.com").page("https://example.com/ada"))
                .annotation("example.com/tier", "gold")
                .releaseNamespace(SHOP);
    }

    @Override
    public void define(PlatformDraft p) {
        p.with(HelmChart.described(words));
        p.deployment(API, Image.parse("registry.example.com/shop/api:1.4.2"), d -> {
            d.replicas(p.get(PODS))
                    .env("MOTTO", p.get(MOTTO))
                    .resources(r -> r.cpu(Cpu.millis(p.get(DEBUG) ? 200 : 100)).memory(Memory.mib(64)));
            if (p.get(DEBUG)) {
                d.env("DEBUG", "yes");
            }
        });
    }
}
