package dev.keelson.validation.platform.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Changes of the HTTP routes of all VirtualServices. */
final class Routes {
    private Routes() {}

    /** A step of every canary, to a share in percent. */
    static UnaryOperator<ManifestTree> canary(int share) {
        return each(route -> route.path("route").forEach(destination -> {
            if (destination.has("weight")) {
                boolean next = destination.at("/destination/subset").asText().equals("canary");
                ((ObjectNode) destination).put("weight", next ? share : 100 - share);
            }
        }));
    }

    /** Tries that are not the platform's. */
    static UnaryOperator<ManifestTree> triedAgain(int attempts, String retryOn) {
        return each(
                route -> route.putObject("retries").put("attempts", attempts).put("retryOn", retryOn));
    }

    /** No second try of anything: without a word of it, Istio tries again by itself. */
    static UnaryOperator<ManifestTree> triedOnce() {
        return each(route -> route.putObject("retries").put("attempts", 0));
    }

    /** Another time for each request, and for all its tries together. */
    static UnaryOperator<ManifestTree> within(Duration time) {
        return each(route -> route.put("timeout", time.toSeconds() + "s").remove("retries"));
    }

    private static UnaryOperator<ManifestTree> each(Consumer<ObjectNode> change) {
        return manifests -> new ManifestTree(manifests.manifests().stream()
                .map(manifest -> manifest.type().endsWith("/VirtualService") ? changed(manifest, change) : manifest)
                .toList());
    }

    private static Manifest changed(Manifest manifest, Consumer<ObjectNode> change) {
        JsonNode body = manifest.body().deepCopy();
        body.at("/spec/http").forEach(route -> change.accept((ObjectNode) route));
        return new Manifest(manifest.source(), manifest.defaultNamespace(), body);
    }
}
