package com.example.delivery;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A small platform in a namespace of its own, put together by a test; what a pod does, the tag of its image says. */
public final class Stall implements Definition {
    private static final int PROGRESS_SECONDS = 8;

    private final Namespace namespace;
    private final List<Consumer<PlatformDraft>> parts = new ArrayList<>();

    public Stall(String namespace) {
        this.namespace = Namespace.named(namespace);
    }

    public Blueprint blueprint() {
        Blueprint blueprint = Platform.of(this).in(Environment.named(namespace.name()));
        blueprint.findings().stream()
                .filter(finding -> finding.rule().id().equals("exception-in-definition"))
                .forEach(finding -> {
                    throw new IllegalStateException(finding.toString());
                });
        return blueprint;
    }

    @Override
    public void define(PlatformDraft p) {
        parts.forEach(part -> part.accept(p));
    }

    public Stall with(Consumer<PlatformDraft> part) {
        parts.add(part);
        return this;
    }

    public Stall database(String tag) {
        return with(p -> p.statefulSet(component("db"), image("db", tag), s -> s.replicas(2)
                .claim("data", Storage.gib(1), c -> c.mountedAt("/data"))
                .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)))));
    }

    public Stall migration(String revision, String tag) {
        return with(p -> p.job(component("migrate"), image("migrate", tag), j -> j.revision(revision)
                .after(component("db"))
                .backoffLimit(0)
                .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)))));
    }

    public Stall api(String tag) {
        return with(p -> p.deployment(component("api"), image("api", tag), d -> d.after(component("migrate"))
                .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)))));
    }

    public Stall web(String tag, int replicas) {
        return with(p -> p.deployment(component("web"), image("web", tag), d -> d.replicas(replicas)
                .progressDeadline(Duration.ofSeconds(PROGRESS_SECONDS))
                .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)))));
    }

    public Stall scaledWeb(String tag) {
        return with(p -> p.deployment(component("web"), image("web", tag), d -> d.horizontalScaling(
                        h -> h.between(1, 10).cpu(Percent.of(80)))
                .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)))));
    }

    public Stall config(String name, String value) {
        ConfigRef config = namespace.config(name);
        return with(p -> p.config(config, c -> c.entry("VALUE", value)));
    }

    public Stall pods(int most) {
        return with(p -> p.namespace(namespace, n -> n.quota(q -> q.pods(most))));
    }

    private Component component(String name) {
        return namespace.component(name);
    }

    private static Image image(String name, String tag) {
        return Image.parse("registry.example.com/" + name + ":" + tag);
    }
}
