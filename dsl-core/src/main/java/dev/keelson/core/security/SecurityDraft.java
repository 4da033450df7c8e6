package dev.keelson.core.security;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.security.SecurityProfile.Reason;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words inside {@code security(s -> …)}: each gives a pod one right that it does not have by default, and says why.
 * Reasons are listed in the report.
 *
 * @since 0.1.0
 */
public final class SecurityDraft extends Draft {
    private final Entries<Loosening, String> loosenings = entries("loosening");
    private final Entries<Capability, String> capabilities = entries("capability");

    /** A draft of the rights of that workload's scope. */
    public SecurityDraft(Scope scope) {
        super(scope);
    }

    /** Lets the container write to its root file system, {@code readOnlyRootFilesystem: false}. */
    public SecurityDraft writableRoot(String because) {
        loosenings.put(Loosening.WRITABLE_ROOT, because);
        return this;
    }

    /**
     * Lets the container run as user 0, {@code runAsNonRoot: false}. Finding: {@code pod-security} unless the namespace
     * admits it.
     */
    public SecurityDraft rootUser(String because) {
        loosenings.put(Loosening.ROOT_USER, because);
        return this;
    }

    /**
     * Lets processes gain rights, {@code allowPrivilegeEscalation: true}. Finding: {@code pod-security} unless the
     * namespace admits it.
     */
    public SecurityDraft privilegeEscalation(String because) {
        loosenings.put(Loosening.PRIVILEGE_ESCALATION, because);
        return this;
    }

    /**
     * Takes the filter of system calls away, {@code seccompProfile.type: Unconfined}. Finding: {@code pod-security}
     * unless the namespace admits it.
     */
    public SecurityDraft unconfinedSeccomp(String because) {
        loosenings.put(Loosening.UNCONFINED_SECCOMP, because);
        return this;
    }

    /** Mounts the token of the service account, {@code automountServiceAccountToken: true}. */
    public SecurityDraft serviceAccountToken(String because) {
        loosenings.put(Loosening.SERVICE_ACCOUNT_TOKEN, because);
        return this;
    }

    /**
     * Adds a capability, {@code capabilities.add}. Finding: {@code pod-security} unless the namespace admits it.
     *
     * @param capability the capability
     * @param because the reason
     */
    public SecurityDraft capability(Capability capability, String because) {
        capabilities.put(capability, because);
        return this;
    }

    void inherit(SecurityDraft weaker) {
        loosenings.inherit(weaker.loosenings);
        capabilities.inherit(weaker.capabilities);
    }

    Map<Loosening, Reason> loosenings() {
        return reasons(loosenings);
    }

    Map<Capability, Reason> capabilities() {
        return reasons(capabilities);
    }

    private static <R> Map<R, Reason> reasons(Entries<R, String> rights) {
        Map<R, Reason> reasons = new TreeMap<>();
        rights.get().forEach((right, placed) -> reasons.put(right, new Reason(placed.value(), placed.origin())));
        return reasons;
    }
}
