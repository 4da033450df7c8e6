package com.example.overrides;

import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Texts;

/** A platform whose values are changed from outside, by paths with dots and by values with quotes. */
public final class Shelf implements Definition {
    private static final Component WEB = Namespace.named("shelf").component("web");
    private static final Port HTTP = Port.http(8080);
    private static final Setting<Texts> ORIGINS = Setting.texts("origins");
    private static final Setting<Count> REPLICAS =
            Setting.count("web.replicas", 1).between(1, 5);
    private static final Choice<Color> COLOR = Setting.choice("color", Color.RED);
    private static final Toggle LOUD = Setting.toggle("loud");

    /** A choice. */
    enum Color {
        RED,
        BLUE
    }

    public static void main(String... args) {
        Platform.main(args, new Shelf(), Environment.named("only"));
    }

    @Override
    public void define(PlatformDraft p) {
        p.deployment(WEB, Image.parse("registry.example.com/shelf/web:1.0.0"), d -> d.port(HTTP)
                .replicas(p.get(REPLICAS))
                .label("example.com/tier", "bronze")
                .env("GREETING", "hello")
                .env("LOG.LEVEL", "info")
                .env("ORIGINS", p.get(ORIGINS).join(" | "))
                .env("COLOR", p.get(COLOR).name())
                .env("VOLUME", p.get(LOUD) ? "11" : "1"));
    }
}
