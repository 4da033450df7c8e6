package dev.keelson.validation.mesh;

import dev.keelson.validation.compliance.Controls;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.istio.Bundles;
import dev.keelson.validation.mesh.istio.Istioctl;
import dev.keelson.validation.mesh.istio.SidecarInjection;
import dev.keelson.validation.mesh.matrix.Mesh;
import dev.keelson.validation.network.Edge;
import dev.keelson.validation.network.declared.Declaration;
import dev.keelson.validation.platform.ShippedPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A mesh to be proven.
 *
 * @param name what messages call it
 * @param plane the control plane that Istio rendered
 * @param injected the platform with its sidecars
 * @param components the platform's own, as {@code namespace/name}
 * @param declared who may call whom, on which port of the called workload
 */
record MeshCase(String name, Path plane, Path injected, Set<String> components, Set<Edge> declared) {
    private static final String OPERATOR = "istio-operator.yaml";

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
        Set<Edge> declared = new TreeSet<>();
        declaration.connections().forEach(each -> declared.add(Edge.of(each.from(), each.to(), each.port())));
        return of(
                environment,
                root.resolve("manifests").resolve(environment),
                operator(root, environment),
                scratch,
                declaration.components(),
                declared);
    }

    /** The file that the platform's mesh is installed from, in a directory of its environment. */
    private static Path operator(Path root, String environment) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.endsWith(Path.of(environment, OPERATOR)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The mesh of " + environment + " has no " + OPERATOR));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MeshCase of(
            String name, Path platform, Path operator, Path scratch, Set<String> components, Set<Edge> declared) {
        Path plane = Istioctl.install().renderControlPlane(operator, scratch.resolve(name + "-plane"));
        Path injected = SidecarInjection.install()
                .inject(plane, platform, scratch.resolve(name + "-written/manifests/" + name));
        return new MeshCase(name, plane, injected, components, declared);
    }
}
