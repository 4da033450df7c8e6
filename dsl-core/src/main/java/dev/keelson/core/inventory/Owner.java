package dev.keelson.core.inventory;

import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.cluster.Tree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Who owns what is applied: a platform in an environment, known by the object that holds its inventory. Its label is the
 * one of Kubernetes' ApplySets, so that other tools know a member when they see one.
 *
 * @param name the name of the inventory
 * @param namespace where the inventory lies
 * @since 0.1.0
 */
public record Owner(String name, String namespace) {
    /** The label of each object that is owned. */
    public static final String PART_OF = "applyset.kubernetes.io/part-of";

    /** The label of the inventory. */
    static final String ID = "applyset.kubernetes.io/id";

    /** Who owns the fields that are applied. */
    public static final String MANAGER = "keelson";

    /** {@return the owner for a platform in an environment} */
    public static Owner of(String platform, String environment, String namespace) {
        return new Owner("keelson-" + platform + "-" + environment, namespace);
    }

    /** {@return the id that the specification of ApplySets computes from the parent object} */
    public String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((name + "." + namespace + ".ConfigMap.").getBytes(StandardCharsets.UTF_8));
            return "applyset-" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "-v1";
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    ObjectKey inventory() {
        return new ObjectKey("v1", "ConfigMap", namespace, name);
    }

    ObjectKey before() {
        return new ObjectKey("v1", "Secret", namespace, name + "-before");
    }

    /** {@return the id of who owns the object, empty where nobody does} */
    public static String of(Tree live) {
        return live.text("metadata", "labels", PART_OF);
    }
}
