package dev.keelson.helm.hooks;

import java.util.Locale;

/**
 * When Helm deletes the job of a hook.
 *
 * @since 0.1.0
 */
public enum HookDeletion {
    /** Before it is made again. */
    BEFORE_HOOK_CREATION,
    /** When it has succeeded; its log is gone then. */
    HOOK_SUCCEEDED,
    /** When it has failed; its log is gone then. */
    HOOK_FAILED;

    /** {@return Helm's name of it} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
