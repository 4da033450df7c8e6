package dev.keelson.validation.mesh;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.emit.manifest.ArtifactText;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.observe.Scraping;
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
import dev.keelson.istio.authorization.Callers;
import dev.keelson.istio.authorization.Request;
import dev.keelson.istio.controlplane.ControlPlane;
import dev.keelson.istio.membership.DataPlane;
import dev.keelson.istio.mesh.Mesh;
import dev.keelson.istio.route.TextMatch;
import dev.keelson.istio.traffic.Inbound;
import dev.keelson.validation.network.Edge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A shop in ambient mode: some of it is told apart by requests, some by connections, and one of its callers is outside. */
final class AmbientShop {
    /** Who may reach whom, on which port of the called pods; written by hand. */
    static final Set<Edge> DECLARED = Set.of(
            Edge.tcp("shop/web", "shop/api", 8080),
            Edge.tcp("office/reports", "shop/api", 8080),
            Edge.tcp("shop/api", "shop/db", 5432),
            Edge.tcp("office/reports", "shop/db", 5432),
            Edge.tcp("shop/web", "shop/orders", 8080),
            Edge.tcp("watch/prometheus", "shop/db", 9187));

    private static final Namespace SHOP = Namespace.named("shop");
    private static final Namespace OFFICE = Namespace.named("office");
    private static final Component WEB = SHOP.component("web");
    private static final Component API = SHOP.component("api");
    private static final Component NEXT = SHOP.component("api-next");
    private static final Component ORDERS = SHOP.component("orders");
    private static final Component ADMIN = SHOP.component("admin");
    private static final Component DB = SHOP.component("db");
    private static final Component REPORTS = OFFICE.component("reports");
    private static final Component FAX = OFFICE.component("fax");
    private static final Component PROMETHEUS = Namespace.named("watch").component("prometheus");
    private static final Port METRICS = Port.http("metrics", 9187);
    private static final Port HTTP = Port.http(8080);
    private static final Port SQL = Port.tcp("postgresql", 5432);

    private AmbientShop() {}

    /** Writes the manifests, and what Istio is installed with. */
    static Path write(Path directory) {
        Blueprint blueprint = Platform.of(AmbientShop::define).in(Environment.named("ambient"));
        if (!blueprint.findings().isEmpty()) {
            throw new IllegalStateException(blueprint.findings().toString());
        }
        blueprint.artifacts().stream()
                .filter(file -> file.name().equals("istio-operator.yaml"))
                .forEach(file -> write(directory.resolve("operator"), Map.of(file.name(), ArtifactText.of(file))));
        return write(directory.resolve("manifests/ambient"), new ManifestLayout(blueprint.resources()).texts());
    }

    private static void define(PlatformDraft p) {
        p.with(Mesh.istio(m -> m.dataPlane(DataPlane.AMBIENT)));
        p.monitoring(PROMETHEUS, Scraping.annotations(), m -> {});
        p.deployment(PROMETHEUS, image("prometheus"), serving(HTTP, d -> {}));
        p.with(ControlPlane.installed(c -> {}));
        p.deployment(
                WEB, image("web"), serving(HTTP, d -> d.connectsTo(API, HTTP).connectsTo(ORDERS, HTTP)));
        p.deployment(API, image("api"), serving(HTTP, d -> d.service(s -> s.port(HTTP, 80))
                .connectsTo(DB, SQL)
                .with(Callers.only(REPORTS, HTTP, Request.reading("/v1/*")))
                .with(Callers.deny(HTTP, "operators have a way of their own", Request.under("/admin/*")))
                .with(Inbound.traffic(t -> t.timeout(Duration.ofSeconds(2))
                        .route("testers", r -> r.when(m -> m.path(TextMatch.prefix("/v2")))
                                .to(NEXT, HTTP))))));
        p.deployment(NEXT, image("api"), serving(HTTP, d -> {}));
        p.deployment(
                ORDERS,
                image("orders"),
                serving(HTTP, d -> d.with(Callers.withToken("https://login.example.com", t -> t.audience("shop")))));
        p.deployment(
                ADMIN,
                image("admin"),
                serving(HTTP, d -> d.with(Callers.deny(HTTP, "nobody stops it from outside", Request.under("/stop")))));
        p.deployment(DB, image("db"), serving(SQL, d -> d.port(METRICS).scrape(METRICS, s -> {})));
        p.deployment(REPORTS, image("reports"), serving(HTTP, d -> d.connectsTo(API, HTTP)
                .connectsTo(DB, SQL)));
        p.deployment(FAX, image("fax"), serving(HTTP, d -> d.with(Mesh.outside("it is old"))));
    }

    private static Consumer<DeploymentDraft> serving(Port port, Consumer<DeploymentDraft> words) {
        return d -> words.accept(d.port(port).readiness(Probe.tcp(port)).resources(r -> r.cpu(Cpu.millis(100))
                .memory(Memory.mib(128))));
    }

    private static Image image(String name) {
        return Image.parse("registry.example.com/shop/" + name + ":1.0.0");
    }

    private static Path write(Path directory, Map<String, String> files) {
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(directory.resolve(file.getKey()), file.getValue());
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
