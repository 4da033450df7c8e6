package dev.keelson.istio.controlplane;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with how Istio is installed.
 *
 * @since 0.1.0
 */
public final class ControlPlaneRules {
    /** A control plane of no mesh. */
    public static final Rule WITHOUT_MESH =
            Rule.error("control-plane-without-mesh", "Istio is installed for a platform that is in no mesh.");

    /** One of a kind in production. */
    public static final Rule ALONE =
            Rule.error("control-plane-alone", "Istio or a gateway of it runs once, and this is production.");

    private ControlPlaneRules() {}
}
