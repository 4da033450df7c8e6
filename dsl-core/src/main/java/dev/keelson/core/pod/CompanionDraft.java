package dev.keelson.core.pod;

import dev.keelson.core.container.Container;
import dev.keelson.core.container.ContainerDraft;
import dev.keelson.core.container.OpenPort;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.storage.Volume;
import dev.keelson.core.storage.VolumeParts;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.PortNumber;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of containers beside the main one.
 *
 * @param <S> the draft itself, so that words can be chained
 * @since 0.1.0
 */
public abstract class CompanionDraft<S extends CompanionDraft<S>> extends ContainerDraft<S> {
    private final Container.Role role;
    private final String name;

    CompanionDraft(Scope scope, Container.Role role, String name, Image image) {
        super(scope, new VolumeParts(scope, name + "-"));
        this.role = role;
        this.name = name;
        container().image().enter(image);
    }

    /** Container: runs as that user instead of the pod's, {@code securityContext.runAsUser}. */
    public S user(int id) {
        return user(Count.of(id));
    }

    /** Container: runs as that user instead of the pod's, {@code securityContext.runAsUser}. */
    public S user(Count id) {
        container().user().set(id);
        return self();
    }

    /** {@return the ports it opens, their numbers final} */
    public List<OpenPort> openPorts() {
        return container().openPorts();
    }

    /** {@return the number of an open port as a symbol that follows overrides, null where it opens no such port} */
    public @Nullable PortNumber numberOf(Port port) {
        return container().numberOf(port);
    }

    /** {@return the volumes it brings to the pod} */
    public List<Volume> broughtVolumes() {
        return volumes().volumes();
    }

    /** Reports volumes that it shares and that the pod does not have. */
    public void checkShared(Set<String> volumesOfPod) {
        volumes().checkShared(volumesOfPod);
    }

    /** {@return the container, its scalars final} */
    public Container build() {
        return container().build(role, name, volumes().mounts());
    }
}
