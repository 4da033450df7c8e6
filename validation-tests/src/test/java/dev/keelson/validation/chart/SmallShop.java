package dev.keelson.validation.chart;

import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;

/** A definition whose chart takes a moment to make. */
public final class SmallShop implements Definition {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final ConfigRef CONFIG = SHOP.config("api-config");
    private static final Setting<Count> MINIMUM = Setting.count("minimum", 2).between(1, 20);
    private static final Setting<Text> BANNER = Setting.text("banner", "welcome");
    private static final Setting<Texts> HOSTS = Setting.texts("hosts", "a.example");
    private static final Setting<Memory> HEAP = Setting.memory("heap", Memory.mib(256));
    private static final Toggle DEBUG = Setting.toggle("debug");

    @Override
    public void define(PlatformDraft p) {
        p.config(
                CONFIG,
                c -> c.entry("banner", p.get(BANNER)).entry("motto", "yes").file("hosts", f -> {
                    f.line("pool=", p.get(MINIMUM).times(5));
                    p.each(HOSTS, host -> f.line("host=", host));
                }));
        p.deployment(API, Image.parse("registry.example.com/shop/api:1.4.2"), d -> {
            d.env("HEAP", Text.of(p.get(HEAP).times(2)))
                    .mount("/etc/api", CONFIG)
                    .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.gib(1)));
            if (p.get(DEBUG)) {
                d.env("DEBUG", "yes");
            } else {
                d.env("QUIET", "yes");
            }
            if (p.when(MINIMUM.isAtLeast(3))) {
                d.annotation("example.com/quorum", "yes");
            }
        });
    }
}
