package dev.keelson.helm.hooks;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with hooks.
 *
 * @since 0.1.0
 */
public final class HookRules {
    /** A hook that needs what is not there yet. */
    public static final Rule BEFORE_INSTALL = Rule.error(
            "hook-before-install", "A hook runs before the installation and needs what only the installation makes.");

    /** A hook that others wait for and that is not there when they do. */
    public static final Rule AWAITED =
            Rule.error("hook-awaited", "Pods wait for a hook that is not there when they start.");

    /** A hook that may take longer than Helm waits. */
    public static final Rule TIMEOUT = Rule.warning("hook-timeout", "A hook may take longer than Helm waits for it.");

    /** A name that the job of a hook cannot have. */
    public static final Rule NAME = Rule.error("hook-name", "The job of a hook cannot have its name.");

    /** An order of hooks that there is none of. */
    public static final Rule ORDER = Rule.error("hook-order", "Hooks are ordered in a way that no order fits.");

    private HookRules() {}
}
