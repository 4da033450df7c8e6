package dev.keelson.core.addition;

import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;

/**
 * Names in pods the secrets with which all pods pull their images.
 *
 * @since 0.1.0
 */
public final class PullSecretRenderer {
    private final List<PullSecrets> all;
    private final Sink sink;

    /** A renderer of those of all pods. */
    public PullSecretRenderer(List<PullSecrets> all, Sink sink) {
        this.all = List.copyOf(all);
        this.sink = sink;
    }

    /** Adds to a pod those that it does not name itself. */
    public void addTo(PodSpec pod) {
        all.stream()
                .flatMap(secrets -> sink.names(secrets.names()).stream())
                .map(LocalObjectReference::new)
                .filter(secret -> !pod.getImagePullSecrets().contains(secret))
                .forEach(secret -> pod.getImagePullSecrets().add(secret));
    }
}
