package dev.keelson.validation.mesh.istio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small shop in a mesh, written by hand, and the control plane that Istio renders for it. */
public final class Bundles {
    private Bundles() {}

    /** {@return the objects of the shop} */
    public static String shop() {
        return text("shop.yaml");
    }

    /** {@return the shop with one text in the place of another, which has to be there once} */
    static String shopWith(String text, String other) {
        String shop = shop();
        int at = shop.indexOf(text);
        if (at < 0 || shop.indexOf(text, at + 1) >= 0) {
            throw new IllegalArgumentException("is not in the shop once: " + text);
        }
        return shop.replace(text, other);
    }

    /** {@return a directory with the control plane that Istio renders for an operator} */
    static Path controlPlane(Path directory, String operator) {
        Path file = write(directory.resolve("operator"), operator);
        return Istioctl.install().renderControlPlane(file.resolve("objects.yaml"), directory.resolve("plane"));
    }

    /** {@return the operator that Istio renders the control plane for} */
    public static String operator() {
        return text("istio-operator.yaml");
    }

    /** {@return the directory, which holds the objects in one file} */
    public static Path write(Path directory, String objects) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("objects.yaml"), objects);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String name) {
        try (InputStream stream = Bundles.class.getResourceAsStream("/mesh/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
