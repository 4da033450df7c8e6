package dev.keelson.istio.door;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with gateways and with the routes that are bound to them.
 *
 * @since 0.1.0
 */
public final class DoorRules {
    /** A gateway whose pods nobody could tell. */
    public static final Rule WITHOUT_PODS =
            Rule.error("gateway-without-pods", "A door leads through a gateway whose pods are not named.");

    /** A host that two gateways or exposures want. */
    public static final Rule HOST_OWNED_TWICE =
            Rule.error("host-owned-twice", "A host is claimed by two gateways or two exposures.");

    /** A host that none of its gateways listens for. */
    public static final Rule HOST_NOT_IN_GATEWAY =
            Rule.error("host-not-in-gateway", "Routes are bound to a gateway that does not listen for their host.");

    /** A credential in a namespace that its gateway does not read. */
    public static final Rule CREDENTIAL_ELSEWHERE =
            Rule.error("credential-elsewhere", "A gateway names a certificate that is kept in another namespace.");

    /** One certificate at two gateways. */
    public static final Rule SHARED_CREDENTIAL = Rule.warning(
            "shared-credential", "Two gateways show the same certificate, and connections are used for both.");

    /** A route that an earlier one leaves nothing. */
    public static final Rule UNREACHABLE_ROUTE =
            Rule.warning("unreachable-route", "A route is never taken, because earlier ones take all that it means.");

    /** One condition in two routes. */
    public static final Rule MATCHED_TWICE = Rule.warning("matched-twice", "Two routes have the same condition.");

    /** A WebSocket with little time. */
    public static final Rule WEBSOCKET_CUT_SHORT =
            Rule.warning("websocket-cut-short", "A route to a WebSocket has a short timeout.");

    private DoorRules() {}
}
