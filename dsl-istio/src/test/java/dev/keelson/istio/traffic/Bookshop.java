package dev.keelson.istio.traffic;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.istio.mesh.Mesh;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A small platform in a mesh: a page that calls reviews, which call ratings. */
final class Bookshop {
    static final Namespace BOOKS = Namespace.named("books");
    static final Component PAGE = BOOKS.component("productpage");
    static final Component REVIEWS = BOOKS.component("reviews");
    static final Component RATINGS = BOOKS.component("ratings");
    static final Port HTTP = Port.http(9080);
    static final Port SQL = Port.tcp("sql", 5432);
    static final Image IMAGE = Image.parse("registry.example.com/books/reviews:1.0.0");

    private Bookshop() {}

    static Blueprint with(Consumer<DeploymentDraft> reviews) {
        return with(reviews, p -> {});
    }

    static Blueprint with(Consumer<DeploymentDraft> reviews, Consumer<PlatformDraft> more) {
        return of(p -> {
            p.with(Mesh.istio(m -> {}));
            deployment(p, PAGE, d -> d.connectsTo(REVIEWS, HTTP));
            deployment(p, REVIEWS, reviews);
            deployment(p, RATINGS, d -> {});
            more.accept(p);
        });
    }

    static Blueprint of(Consumer<PlatformDraft> definition, Environment... environment) {
        return Platform.of(definition::accept).in(environment.length == 0 ? Environment.named("test") : environment[0]);
    }

    /** A deployment of three pods on an HTTP port that nothing is to be said against. */
    static void deployment(PlatformDraft p, Component component, Consumer<DeploymentDraft> words) {
        p.deployment(component, IMAGE, d -> {
            d.port(HTTP)
                    .replicas(3)
                    .readiness(Probe.tcp(HTTP))
                    .disruptions(b -> b.maxUnavailable(1))
                    .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)));
            words.accept(d);
        });
    }

    /** A deployment of three pods on a port that speaks no HTTP. */
    static void sql(PlatformDraft p, Consumer<DeploymentDraft> words) {
        p.deployment(BOOKS.component("db"), IMAGE, d -> {
            d.port(SQL)
                    .replicas(3)
                    .readiness(Probe.tcp(SQL))
                    .disruptions(b -> b.maxUnavailable(1))
                    .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)));
            words.accept(d);
        });
    }

    /** An object, as it is written; nothing where there is none. */
    static String text(Blueprint blueprint, String kind, String name) {
        Map<String, String> texts = new ManifestLayout(blueprint.resources()).texts();
        return texts.values().stream()
                .flatMap(text -> Pattern.compile("(?m)^---\n").splitAsStream(text))
                .filter(text -> text.contains("\nkind: " + kind + "\n"))
                .filter(text -> text.contains("\n  name: " + name + "\n"))
                .collect(Collectors.joining("---\n"));
    }

    /** The spec of an object, as it is written; nothing where there is none. */
    static String spec(Blueprint blueprint, String kind, String name) {
        String text = text(blueprint, kind, name);
        return text.isEmpty()
                ? text
                : text.substring(text.indexOf("\nspec:\n") + "\nspec:\n".length())
                        .indent(-2);
    }

    static List<String> rules(Blueprint blueprint) {
        return blueprint.findings().stream()
                .map(Finding::rule)
                .map(rule -> rule.id())
                .toList();
    }
}
