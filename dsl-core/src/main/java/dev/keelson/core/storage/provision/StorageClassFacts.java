package dev.keelson.core.storage.provision;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.value.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A storage class that the platform makes.
 *
 * @param token which one
 * @param provisioner the driver that makes volumes
 * @param parameters what the driver is told
 * @param reclaim what becomes of a volume when its claim is deleted
 * @param binding when a volume is made
 * @param expandable whether claims may grow
 * @param clusterDefault whether claims that name no class have this one
 * @param path its model path
 * @param origin the line that defined it
 * @since 0.1.0
 */
public record StorageClassFacts(
        StorageClass token,
        Text provisioner,
        Map<String, Text> parameters,
        ReclaimPolicy reclaim,
        Binding binding,
        boolean expandable,
        boolean clusterDefault,
        ModelPath path,
        Origin origin) {

    /** When the volume of a claim is made. */
    public enum Binding {
        /** With the claim, wherever the driver likes. */
        IMMEDIATE("Immediate"),
        /** With the first pod that mounts it, where that pod can run. */
        WHEN_SCHEDULED("WaitForFirstConsumer");

        private final String text;

        Binding(String text) {
            this.text = text;
        }

        /** {@return the mode as Kubernetes writes it} */
        @Override
        public String toString() {
            return text;
        }
    }

    /** Keeps the parameters in order and from changing. */
    public StorageClassFacts {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
