package dev.keelson.core.security;

/**
 * Linux capabilities that the Pod Security level {@code baseline} lets a container add. {@code restricted} admits only
 * {@link #NET_BIND_SERVICE}.
 *
 * @since 0.1.0
 */
public enum Capability {
    /** Write to the audit log of the kernel. */
    AUDIT_WRITE,
    /** Change owners of files. */
    CHOWN,
    /** Pass over permissions of files. */
    DAC_OVERRIDE,
    /** Pass over ownership checks of files. */
    FOWNER,
    /** Keep set-group-id bits. */
    FSETID,
    /** Signal processes of others. */
    KILL,
    /** Make special files. */
    MKNOD,
    /** Listen on ports below 1024. */
    NET_BIND_SERVICE,
    /** Set capabilities of files. */
    SETFCAP,
    /** Change group ids. */
    SETGID,
    /** Change capabilities of the process. */
    SETPCAP,
    /** Change user ids. */
    SETUID,
    /** Change the root directory. */
    SYS_CHROOT
}
