package dev.keelson.core.emit.yaml;

/** How people order the fields of the types of the Gateway API: what is meant, then where it leads. */
final class GatewayApiFields {
    static final String PACKAGE = "io.fabric8.kubernetes.api.model.gatewayapi.v1";

    static final String TABLE = """
            GatewaySpec gatewayClassName * listeners
            Listener name hostname port protocol tls allowedRoutes
            ListenerTLSConfig mode certificateRefs *
            HTTPRouteSpec parentRefs hostnames * rules
            HTTPRouteRule name matches filters timeouts * backendRefs
            HTTPRouteMatch path method headers queryParams
            HTTPRouteFilter type *
            HTTPRequestRedirectFilter scheme hostname port path statusCode
            GRPCRouteSpec parentRefs hostnames * rules
            GRPCRouteRule name matches filters * backendRefs
            GRPCMethodMatch type service method
            BackendTLSPolicySpec targetRefs validation options
            BackendTLSPolicyValidation hostname *
            """;

    private GatewayApiFields() {}
}
