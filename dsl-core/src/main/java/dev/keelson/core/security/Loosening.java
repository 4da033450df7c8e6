package dev.keelson.core.security;

/**
 * A right that pods do not have unless a word gives it, with a reason.
 *
 * @since 0.1.0
 */
public enum Loosening {
    /** The container may write to its root file system. */
    WRITABLE_ROOT,
    /** The container may run as user 0. */
    ROOT_USER,
    /** A process may gain more rights than its parent. */
    PRIVILEGE_ESCALATION,
    /** System calls are not filtered. */
    UNCONFINED_SECCOMP,
    /** The token of the service account is mounted. */
    SERVICE_ACCOUNT_TOKEN
}
