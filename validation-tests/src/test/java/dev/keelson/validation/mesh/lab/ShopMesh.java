package dev.keelson.validation.mesh.lab;

import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.process.ChildJvm;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The shop that is written by hand, running. */
final class ShopMesh {
    private ShopMesh() {}

    static MeshExtension extension() {
        return MeshExtension.of(ShopMesh::manifests, () -> path("istio-operator.yaml"));
    }

    private static ManifestTree manifests() {
        return ManifestTree.parse(read("shop.yaml"));
    }

    private static String read(String file) {
        try {
            return Files.readString(path(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path path(String file) {
        try {
            return Path.of(Objects.requireNonNull(ShopMesh.class.getResource("/mesh/" + file))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts another JVM that runs a shop and then waits to be killed. */
    static Process inAnotherJvm(Path place) throws IOException {
        return new ProcessBuilder(
                        ChildJvm.command(ShopMesh.class, List.of("-Djava.io.tmpdir=" + place), place.toString()))
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("jvm.log").toFile())
                .start();
    }

    public static void main(String... arguments) throws Exception {
        try (MeshLab lab = MeshLab.start(manifests(), path("istio-operator.yaml"))) {
            lab.run("shop/web");
            Files.createFile(Path.of(arguments[0]).resolve("runs"));
            Thread.currentThread().join();
        }
    }
}
