package dev.keelson.core.container;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.storage.Mount;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container of a pod.
 *
 * @param role when it runs
 * @param name its name in the pod
 * @param image what it runs
 * @param pullPolicy when the image is pulled, none unless somebody gives it
 * @param command the program, empty for the image's own
 * @param args the arguments, empty for the image's own
 * @param workingDirectory where the program starts, null for the image's own
 * @param ports what it listens on
 * @param environment its variables, in the order they were said
 * @param probes how the kubelet asks whether it is well
 * @param lifecycle what happens when it starts and stops
 * @param resources what it asks of its node
 * @param mounts where volumes appear
 * @param user the user it runs as, null for the pod's
 * @param path its model path
 * @param origin the line that declared it
 * @since 0.1.0
 */
public record Container(
        Role role,
        String name,
        Image image,
        Text pullPolicy,
        List<Text> command,
        List<Text> args,
        @Nullable Text workingDirectory,
        List<OpenPort> ports,
        List<EnvVariable> environment,
        Probes probes,
        Lifecycle lifecycle,
        ResourceNeeds resources,
        List<Mount> mounts,
        @Nullable Count user,
        ModelPath path,
        Origin origin) {

    /** When a container runs. */
    public enum Role {
        /** As long as the pod; a pod has one. */
        MAIN,
        /** Before the main container, to its end. */
        INIT,
        /** Before all others, until what the component comes after is in place; it has none of the pod's own rights. */
        WAITING,
        /** From before the main container until after it, {@code restartPolicy: Always} among the init containers. */
        SIDECAR
    }

    /**
     * The probes of a container; null for those it lacks.
     *
     * @param startup holds the others back until it succeeds once
     * @param readiness decides whether the pod gets traffic
     * @param liveness decides whether the container is restarted
     */
    public record Probes(
            @Nullable Probe startup,
            @Nullable Probe readiness,
            @Nullable Probe liveness) {}

    /** {@return a container like this one that does something else} */
    public Container doing(String otherName, List<Text> otherArgs, List<Mount> otherMounts) {
        return new Container(
                role,
                otherName,
                image,
                pullPolicy,
                command,
                otherArgs,
                workingDirectory,
                ports,
                environment,
                probes,
                lifecycle,
                resources,
                otherMounts,
                user,
                path,
                origin);
    }

    /** {@return the probe that holds the others back until it succeeds once} */
    public @Nullable Probe startup() {
        return probes.startup();
    }

    /** {@return the probe that decides whether the pod gets traffic} */
    public @Nullable Probe readiness() {
        return probes.readiness();
    }

    /** {@return the probe that decides whether the container is restarted} */
    public @Nullable Probe liveness() {
        return probes.liveness();
    }
}
