package dev.keelson.core.security;

import dev.keelson.core.value.Count;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes security contexts.
 *
 * @since 0.1.0
 */
public final class SecurityRenderer {
    private final Sink sink;

    /** A renderer that writes what the sink gives it. */
    public SecurityRenderer(Sink sink) {
        this.sink = sink;
    }

    /** {@return the context of the pod} */
    public PodSecurityContext pod(SecurityProfile profile) {
        PodSecurityContext context = new PodSecurityContext();
        context.setRunAsNonRoot(!profile.allows(Loosening.ROOT_USER));
        context.setRunAsUser(id(profile.user()));
        context.setRunAsGroup(id(profile.group()));
        context.setFsGroup(id(profile.group()));
        if (profile.group() != null) {
            context.setFsGroupChangePolicy("OnRootMismatch");
        }
        context.setSeccompProfile(
                seccomp(profile.allows(Loosening.UNCONFINED_SECCOMP) ? "Unconfined" : "RuntimeDefault"));
        return context;
    }

    /**
     * The context of a container.
     *
     * @param user the user it runs as, null for the pod's
     */
    public SecurityContext container(SecurityProfile profile, @Nullable Count user) {
        Capabilities capabilities = new Capabilities();
        capabilities.getDrop().add("ALL");
        profile.capabilities().keySet().forEach(added -> capabilities.getAdd().add(added.name()));
        SecurityContext context = new SecurityContext();
        context.setRunAsUser(id(user));
        context.setAllowPrivilegeEscalation(profile.allows(Loosening.PRIVILEGE_ESCALATION));
        context.setReadOnlyRootFilesystem(!profile.allows(Loosening.WRITABLE_ROOT));
        context.setCapabilities(capabilities);
        return context;
    }

    /**
     * The context of a container that has none of the rights its pod was given.
     *
     * @param pod what the pod may do
     * @param user the user it runs as
     */
    public SecurityContext tight(SecurityProfile pod, @Nullable Count user) {
        SecurityContext context = container(SecurityProfile.tight(), user);
        if (pod.allows(Loosening.ROOT_USER)) {
            context.setRunAsNonRoot(true);
        }
        if (pod.allows(Loosening.UNCONFINED_SECCOMP)) {
            context.setSeccompProfile(seccomp("RuntimeDefault"));
        }
        return context;
    }

    private static SeccompProfile seccomp(String type) {
        SeccompProfile seccomp = new SeccompProfile();
        seccomp.setType(type);
        return seccomp;
    }

    private @Nullable Long id(@Nullable Count id) {
        Integer number = sink.number(id);
        return number == null ? null : number.longValue();
    }
}
