package dev.keelson.validation.mesh;

import dev.keelson.validation.compliance.Controls;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.istio.Bundles;
import dev.keelson.validation.mesh.istio.Istioctl;
import dev.keelson.validation.mesh.istio.SidecarInjection;
import dev.keelson.validation.mesh.matrix.Mesh;
import dev.keelson.validation.network.Edge;
import dev.keelson.validation.network.Reachability;
import dev.keelson.validation.network.declared.Declaration;
import dev.keelson.validation.network.declared.Wearers;
import dev.keelson.validation.platform.ShippedPlatform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A mesh to be proven.
 *
 * @param name what messages call it
 * @param plane the control plane that Istio rendered
 * @param injected the platform with its sidecars
 * @param components the workloads of the platform's own, as {@code namespace/name}
 * @param declared who may call whom, on which port of the called workload
 */
record MeshCase(String name, Path plane, Path injected, Set<String> components, Set<Edge> declared) {
    static List<MeshCase> all(Path scratch) {
        List<MeshCase> cases = new ArrayList<>();
        Path shop = Bundles.write(scratch.resolve("shop"), Bundles.shop());
        Path operator =
                Bundles.write(scratch.resolve("operator"), Bundles.operator()).resolve("objects.yaml");
        cases.add(of(
                "shop",
                shop,
                operator,
                scratch,
                Set.of("shop/web", "shop/api", "shop/api-canary", "shop/db", "shop/backup"),
                Set.of(
                        Edge.tcp("shop/web", "shop/api", 8080),
                        Edge.tcp("shop/web", "shop/api-canary", 8080),
                        Edge.tcp("shop/api", "shop/db", 5432),
                        Edge.tcp("shop/api-canary", "shop/db", 5432))));
        for (String environment : ShippedPlatform.TREE.environments()) {
            if (Controls.hasMesh(ShippedPlatform.TREE.manifests(environment))) {
                cases.add(shipped(environment, scratch));
            }
        }
        return cases;
    }

    Mesh mesh() {
        List<Manifest> all = new ArrayList<>(ManifestTree.read(plane).manifests());
        all.addAll(ManifestTree.read(injected).manifests());
        return Mesh.of(new ManifestTree(all));
    }

    /**
     * {@return a copy of the injected platform in which ports of web sockets say that they are HTTP, which is what istiod takes them
     * for; istioctl does not know their protocol}
     */
    Path asIstiodReadsIt() {
        StringBuilder documents = new StringBuilder();
        ManifestTree.read(injected).manifests().forEach(manifest -> documents
                .append("---\n")
                .append(manifest.body().toString().replace("\"kubernetes.io/ws\"", "\"http\""))
                .append('\n'));
        return Bundles.write(plane.resolveSibling(name + "-read"), documents.toString());
    }

    /** {@return whose tokens are taken} */
    String issuer() {
        return ManifestTree.read(injected).manifests().stream()
                .filter(manifest -> manifest.type().equals("security.istio.io/v1/RequestAuthentication"))
                .map(manifest -> manifest.body().at("/spec/jwtRules/0/issuer").asText())
                .findFirst()
                .orElseThrow();
    }

    /** {@return components that callers from outside reach with a token alone} */
    Set<String> guarded() {
        return name.equals("shop") ? Set.of("shop/web") : Set.of("product/api", "product/nexus");
    }

    /** {@return components that ask whoever comes in for a name and a password themselves} */
    Set<String> withOwnLogin() {
        return name.equals("shop") ? Set.of() : Set.of("monitoring/grafana");
    }

    boolean hasGateway() {
        return ManifestTree.read(injected).manifests().stream()
                .anyMatch(manifest -> manifest.type().equals("networking.istio.io/v1/Gateway"));
    }

    boolean isOfPlatform(String workload) {
        return components.contains(workload);
    }

    @Override
    public String toString() {
        return name;
    }

    private static MeshCase shipped(String environment, Path scratch) {
        Path root = ShippedPlatform.TREE.root();
        Declaration declaration = Declaration.of(ShippedPlatform.TREE.report(environment));
        Wearers wearers = Wearers.of(declaration, Reachability.of(ShippedPlatform.TREE.manifests(environment)));
        return of(
                environment,
                root.resolve("manifests").resolve(environment),
                operator(environment, scratch),
                scratch,
                wearers.all(),
                wearers.edges(declaration));
    }

    /** What the platform installs its mesh from; where it leaves that to somebody else, one that fits restricted pods. */
    private static Path operator(String environment, Path scratch) {
        Path own =
                ShippedPlatform.TREE.root().resolve("mesh").resolve(environment).resolve("istio-operator.yaml");
        return Files.exists(own)
                ? own
                : Bundles.write(scratch.resolve("operator"), Bundles.operator()).resolve("objects.yaml");
    }

    private static MeshCase of(
            String name, Path platform, Path operator, Path scratch, Set<String> components, Set<Edge> declared) {
        Path plane = Istioctl.install().renderControlPlane(operator, scratch.resolve(name + "-plane"));
        Path injected = SidecarInjection.install()
                .inject(plane, platform, scratch.resolve(name + "-written/manifests/" + name));
        return new MeshCase(name, plane, injected, components, declared);
    }
}
