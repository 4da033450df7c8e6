package dev.keelson.core.check.object;

import dev.keelson.core.check.object.PodContainer.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an object makes pods from; a pod is its own template.
 *
 * @since 0.1.0
 */
public final class PodTemplate {
    private final KubernetesObject owner;
    private final Field template;
    private final Map<String, String> labels;
    private final List<PodContainer> containers = new ArrayList<>();

    private final List<PodContainer> injected;

    private PodTemplate(KubernetesObject owner, Field template, List<PodContainer> injected) {
        this.owner = owner;
        this.injected = List.copyOf(injected);
        this.template = template;
        this.labels = template.get("metadata", "labels").texts();
        add(Role.INIT, "initContainers");
        add(Role.MAIN, "containers");
        add(Role.EPHEMERAL, "ephemeralContainers");
    }

    private void add(Role role, String list) {
        spec().get(list).items().forEach(field -> containers.add(new PodContainer(role, field)));
    }

    static Optional<PodTemplate> of(KubernetesObject object, List<PodContainer> injected) {
        Field root = object.root();
        return switch (object.group() + "/" + object.kind()) {
            case "/Pod" -> Optional.of(new PodTemplate(object, root, injected));
            case "/ReplicationController",
                    "apps/Deployment",
                    "apps/ReplicaSet",
                    "apps/StatefulSet",
                    "apps/DaemonSet",
                    "batch/Job" -> Optional.of(new PodTemplate(object, root.get("spec", "template"), injected));
            case "batch/CronJob" ->
                Optional.of(new PodTemplate(object, root.get("spec", "jobTemplate", "spec", "template"), injected));
            default -> Optional.empty();
        };
    }

    /** {@return the object that makes the pods} */
    public KubernetesObject owner() {
        return owner;
    }

    /** {@return the labels of the pods} */
    public Map<String, String> labels() {
        return labels;
    }

    /** {@return where the metadata of the pods are written} */
    public Field metadata() {
        return template.get("metadata");
    }

    /** {@return where the specification of the pods is written} */
    public Field spec() {
        return template.get("spec");
    }

    /** {@return all containers, those that run first before the others} */
    public List<PodContainer> containers() {
        return List.copyOf(containers);
    }

    /** {@return all containers of an admitted pod, those that the cluster adds before its own} */
    public List<PodContainer> admitted() {
        List<PodContainer> all = new ArrayList<>(injected);
        all.addAll(containers);
        return all;
    }
}
