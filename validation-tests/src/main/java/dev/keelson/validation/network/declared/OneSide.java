package dev.keelson.validation.network.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.network.policy.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A tree of manifests whose policies speak about one side of connections only. */
final class OneSide {
    private OneSide() {}

    static ManifestTree of(Direction side, ManifestTree tree) {
        List<Manifest> manifests = new ArrayList<>();
        for (Manifest manifest : tree.manifests()) {
            if (!manifest.type().endsWith("/NetworkPolicy")) {
                manifests.add(manifest);
            } else if (isAbout(side, manifest.body().path("spec"))) {
                manifests.add(only(side, manifest));
            }
        }
        return new ManifestTree(manifests);
    }

    /** A policy that names no type is about ingress, and about egress where it has rules for it. */
    private static boolean isAbout(Direction side, JsonNode spec) {
        JsonNode types = spec.path("policyTypes");
        if (types.isEmpty()) {
            return side == Direction.INGRESS || !spec.path("egress").isEmpty();
        }
        for (JsonNode type : types) {
            if (type.asText().equals(side.word())) {
                return true;
            }
        }
        return false;
    }

    private static Manifest only(Direction side, Manifest manifest) {
        JsonNode body = manifest.body().deepCopy();
        ObjectNode spec = (ObjectNode) body.path("spec");
        for (Direction direction : Direction.values()) {
            if (direction != side) {
                spec.remove(direction.word().toLowerCase(Locale.ROOT));
            }
        }
        spec.putArray("policyTypes").add(side.word());
        return new Manifest(manifest.source(), manifest.defaultNamespace(), body);
    }
}
