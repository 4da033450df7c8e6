package dev.keelson.core.pod;

import dev.keelson.core.container.Container;
import dev.keelson.core.container.ContainerRenderer;
import dev.keelson.core.security.Loosening;
import dev.keelson.core.security.SecurityRenderer;
import dev.keelson.core.storage.VolumeRenderer;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes pod templates.
 *
 * @since 0.1.0
 */
public final class PodRenderer {
    private final Sink sink;

    /** A renderer that writes what the sink gives it. */
    public PodRenderer(Sink sink) {
        this.sink = sink;
    }

    /**
     * The template of a pod.
     *
     * @param pod the pod
     * @param serviceAccount the name of its identity
     * @param labels all its labels
     * @param derived annotations that follow from the platform
     * @param restartPolicy when its main container is started again, null for always
     */
    public PodTemplateSpec render(
            Pod pod,
            String serviceAccount,
            Map<String, String> labels,
            Map<String, String> derived,
            @Nullable String restartPolicy) {
        PodSpec spec = new PodSpec();
        spec.setServiceAccountName(serviceAccount);
        spec.setAutomountServiceAccountToken(pod.security().allows(Loosening.SERVICE_ACCOUNT_TOKEN));
        spec.setPriorityClassName(
                pod.priority() == null ? null : sink.text(pod.priority().written()));
        spec.setEnableServiceLinks(false);
        spec.setRestartPolicy(restartPolicy);
        Integer grace = sink.seconds(pod.terminationGrace());
        spec.setTerminationGracePeriodSeconds(grace == null ? null : grace.longValue());
        pod.pullSecrets().forEach(secret -> spec.getImagePullSecrets().add(new LocalObjectReference(secret.name())));
        spec.setSecurityContext(new SecurityRenderer(sink).pod(pod.security()));
        pod.companions().forEach(each -> spec.getInitContainers().add(container(pod, each)));
        spec.getContainers().add(container(pod, pod.main()));
        VolumeRenderer volumes = new VolumeRenderer(sink);
        pod.volumes().forEach(volume -> spec.getVolumes().add(volumes.render(volume)));
        ObjectMeta metadata = new ObjectMeta();
        metadata.setLabels(labels);
        metadata.setAnnotations(annotations(pod.annotations(), derived));
        PodTemplateSpec template = new PodTemplateSpec();
        template.setMetadata(metadata);
        template.setSpec(spec);
        return template;
    }

    private io.fabric8.kubernetes.api.model.Container container(Pod pod, Container container) {
        io.fabric8.kubernetes.api.model.Container object = new ContainerRenderer(sink).render(container);
        SecurityRenderer security = new SecurityRenderer(sink);
        object.setSecurityContext(
                container.role() == Container.Role.WAITING
                        ? security.tight(pod.security(), container.user())
                        : security.container(pod.security(), container.user()));
        return object;
    }

    private Map<String, String> annotations(Map<String, Text> said, Map<String, String> derived) {
        Map<String, String> plain = new LinkedHashMap<>();
        said.forEach((key, value) -> plain.put(key, sink.text(value)));
        derived.forEach(plain::putIfAbsent);
        return plain;
    }
}
