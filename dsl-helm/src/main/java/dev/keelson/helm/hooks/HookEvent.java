package dev.keelson.helm.hooks;

import java.util.Locale;

/**
 * When Helm runs a hook.
 *
 * @since 0.1.0
 */
public enum HookEvent {
    /** Before anything of a first installation is made. */
    PRE_INSTALL,
    /** After all of a first installation was made. */
    POST_INSTALL,
    /** Before an upgrade changes anything. */
    PRE_UPGRADE,
    /** After an upgrade changed all. */
    POST_UPGRADE,
    /** Before a rollback changes anything. */
    PRE_ROLLBACK,
    /** After a rollback changed all. */
    POST_ROLLBACK,
    /** Before a release is removed. */
    PRE_DELETE,
    /** After a release was removed. */
    POST_DELETE;

    /** {@return whether it belongs to the installation, where the job would otherwise be made as a plain object} */
    boolean isOfInstallation() {
        return this == PRE_INSTALL || this == POST_INSTALL;
    }

    /** {@return Helm's name of it} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
