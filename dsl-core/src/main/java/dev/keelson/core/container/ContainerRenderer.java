package dev.keelson.core.container;

import dev.keelson.core.storage.Mount;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the containers of a pod.
 *
 * @since 0.1.0
 */
public final class ContainerRenderer {
    private final Sink sink;

    /** A renderer that writes what the sink gives it. */
    public ContainerRenderer(Sink sink) {
        this.sink = sink;
    }

    /** {@return the container, without its security context} */
    public io.fabric8.kubernetes.api.model.Container render(Container container) {
        io.fabric8.kubernetes.api.model.Container object = new io.fabric8.kubernetes.api.model.Container();
        object.setName(container.name());
        object.setRestartPolicy(container.role() == Container.Role.SIDECAR ? "Always" : null);
        object.setImage(sink.text(container.image()));
        object.setImagePullPolicy(sink.optional(container.pullPolicy()));
        container.command().forEach(word -> object.getCommand().add(sink.text(word)));
        container.args().forEach(word -> object.getArgs().add(sink.text(word)));
        object.setWorkingDir(container.workingDirectory() == null ? null : sink.text(container.workingDirectory()));
        container.ports().forEach(open -> object.getPorts().add(port(open)));
        container.environment().forEach(variable -> object.getEnv().add(variable(variable)));
        object.setResources(resources(container.resources()));
        container.mounts().forEach(mount -> object.getVolumeMounts().add(mount(mount)));
        ProbeRenderer probes = new ProbeRenderer(sink, container.ports());
        object.setStartupProbe(probes.render(container.startup()));
        object.setReadinessProbe(probes.render(container.readiness()));
        object.setLivenessProbe(probes.render(container.liveness()));
        object.setLifecycle(new HookRenderer(sink).render(container.lifecycle()));
        return object;
    }

    private ContainerPort port(OpenPort open) {
        ContainerPort port = new ContainerPort();
        port.setName(open.token().name());
        port.setContainerPort(sink.port(open.number()));
        port.setProtocol(open.token().protocol().name());
        return port;
    }

    private EnvVar variable(EnvVariable variable) {
        EnvVar object = new EnvVar();
        object.setName(variable.name());
        EnvVariable.Value value = variable.value();
        if (value instanceof EnvVariable.Literal literal) {
            object.setValue(sink.text(literal.text()));
        } else if (value instanceof EnvVariable.FromSecret secret) {
            EnvVarSource source = new EnvVarSource();
            source.setSecretKeyRef(new SecretKeySelector(
                    secret.key().key(), secret.key().source().name(), null));
            object.setValueFrom(source);
        } else if (value instanceof EnvVariable.FromConfig config) {
            EnvVarSource source = new EnvVarSource();
            source.setConfigMapKeyRef(new ConfigMapKeySelector(
                    config.key().key(), config.key().source().name(), null));
            object.setValueFrom(source);
        } else if (value instanceof EnvVariable.FromPod pod) {
            EnvVarSource source = new EnvVarSource();
            source.setFieldRef(new ObjectFieldSelector(null, pod.field().fieldPath()));
            object.setValueFrom(source);
        }
        return object;
    }

    private @Nullable ResourceRequirements resources(ResourceNeeds needs) {
        Map<String, Quantity> requests = new LinkedHashMap<>();
        Map<String, Quantity> limits = new LinkedHashMap<>();
        put(requests, "cpu", needs.cpu());
        put(requests, "memory", needs.memory());
        put(requests, "ephemeral-storage", needs.ephemeralStorage());
        put(limits, "cpu", needs.cpuLimit());
        put(limits, "memory", needs.memoryLimit() == null ? needs.memory() : needs.memoryLimit());
        put(limits, "ephemeral-storage", needs.ephemeralStorage());
        if (requests.isEmpty() && limits.isEmpty()) {
            return null;
        }
        ResourceRequirements object = new ResourceRequirements();
        object.setRequests(requests);
        object.setLimits(limits);
        return object;
    }

    private void put(Map<String, Quantity> amounts, String resource, @Nullable Scalar amount) {
        if (amount != null) {
            Quantity quantity = new Quantity();
            quantity.setAmount(sink.text(amount));
            quantity.setFormat("");
            amounts.put(resource, quantity);
        }
    }

    private static VolumeMount mount(Mount mount) {
        VolumeMount object = new VolumeMount();
        object.setName(mount.volume());
        object.setMountPath(mount.path());
        if (mount.readOnly()) {
            object.setReadOnly(true);
        }
        object.setSubPath(mount.subPath());
        return object;
    }
}
