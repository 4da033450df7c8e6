package dev.keelson.core.workload;

import dev.keelson.core.container.Container;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.security.SecurityProfile;
import dev.keelson.core.storage.Claim;
import dev.keelson.core.storage.Volume;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.CountOrPercent;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A component that runs pods.
 *
 * @param component which one
 * @param shape how its pods come and go
 * @param container what runs in each
 * @param security what each may do
 * @param volumes what each can mount, claims left out
 * @param annotations annotations of its pods
 * @param path its model path
 * @param origin the line that defined it
 * @since 0.1.0
 */
public record Workload(
        Component component,
        Shape shape,
        Container container,
        SecurityProfile security,
        List<Volume> volumes,
        Map<String, Text> annotations,
        ModelPath path,
        Origin origin) {

    /** How the pods of a workload come and go. */
    public sealed interface Shape {
        /** {@return the Kubernetes kind} */
        String kind();
    }

    /**
     * Interchangeable pods.
     *
     * @param replicas how many
     * @param maxSurge how many more while an update runs
     * @param maxUnavailable how many fewer while an update runs
     */
    public record Deployed(Count replicas, CountOrPercent maxSurge, CountOrPercent maxUnavailable) implements Shape {
        @Override
        public String kind() {
            return "Deployment";
        }
    }

    /**
     * Pods with a name and volumes of their own.
     *
     * @param replicas how many
     * @param management whether they start one after the other
     * @param claims the volumes of each
     */
    public record Stateful(Count replicas, PodManagement management, List<Claim> claims) implements Shape {
        @Override
        public String kind() {
            return "StatefulSet";
        }
    }

    /**
     * A pod that ends.
     *
     * @param backoffLimit how often it is tried again
     * @param activeDeadline how long all tries may take, null for as long as they like
     * @param ttlAfterFinished how long the finished job is kept, null for until somebody deletes it
     */
    public record Once(
            Count backoffLimit,
            @Nullable Span activeDeadline,
            @Nullable Span ttlAfterFinished) implements Shape {
        @Override
        public String kind() {
            return "Job";
        }
    }

    /** Keeps collections in order and from changing. */
    public Workload {
        volumes = List.copyOf(volumes);
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    /** {@return whether others can connect to it} */
    public boolean isServing() {
        return !(shape instanceof Once);
    }
}
