package dev.keelson.core.extension;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;

/**
 * A Kubernetes object and where it comes from.
 *
 * @param object the object
 * @param source where it comes from
 * @since 0.1.0
 */
public record Resource(HasMetadata object, Source source) {

    /** {@return the kind of the object, {@code Deployment}} */
    public String kind() {
        return object.getKind();
    }

    /** {@return kind, namespace and name, {@code Deployment shop/api}} */
    public String id() {
        ObjectMeta metadata = object.getMetadata();
        if (metadata == null) {
            return kind() + " without metadata";
        }
        String namespace = metadata.getNamespace();
        return kind() + " " + (namespace == null ? "" : namespace + "/") + metadata.getName();
    }

    /** {@return what the object's pods are made from, empty for an object that makes none} */
    public Optional<PodTemplateSpec> podTemplate() {
        if (object instanceof Deployment deployment) {
            return Optional.of(deployment.getSpec().getTemplate());
        }
        if (object instanceof StatefulSet stateful) {
            return Optional.of(stateful.getSpec().getTemplate());
        }
        if (object instanceof DaemonSet daemon) {
            return Optional.of(daemon.getSpec().getTemplate());
        }
        if (object instanceof Job job) {
            return Optional.of(job.getSpec().getTemplate());
        }
        return object instanceof CronJob cron
                ? Optional.of(cron.getSpec().getJobTemplate().getSpec().getTemplate())
                : Optional.empty();
    }
}
