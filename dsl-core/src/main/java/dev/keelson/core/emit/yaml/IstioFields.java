package dev.keelson.core.emit.yaml;

/** How people order the fields of Istio's types: whom an object is about, then what it says. */
final class IstioFields {
    static final String PACKAGE = "io.fabric8.istio.api.api";

    static final String TABLE = """
            networking.v1alpha3.Sidecar workloadSelector outboundTrafficPolicy * ingress egress
            networking.v1alpha3.IstioEgressListener port bind captureMode hosts
            networking.v1alpha3.ServiceEntry hosts addresses exportTo location resolution ports *
            networking.v1alpha3.Server name hosts port *
            networking.v1alpha3.ServerTLSSettings mode credentialName *
            networking.v1alpha3.VirtualService hosts gateways exportTo http tls tcp
            networking.v1alpha3.HTTPRoute name match delegate redirect directResponse rewrite headers corsPolicy fault \
            timeout retries mirror mirrors mirrorPercentage * route
            networking.v1alpha3.HTTPMatchRequest name uri ignoreUriCase method authority headers *
            networking.v1alpha3.HTTPRouteDestination destination weight headers
            networking.v1alpha3.Destination host subset port
            networking.v1alpha3.HTTPRetry attempts perTryTimeout retryOn *
            networking.v1alpha3.DestinationRule host exportTo workloadSelector trafficPolicy subsets
            networking.v1alpha3.Subset name labels trafficPolicy
            networking.v1alpha3.TrafficPolicy tls loadBalancer connectionPool outlierDetection *
            networking.v1alpha3.ConnectionPoolSettings tcp http
            networking.v1alpha3.ConnectionPoolSettingsTCPSettings maxConnections connectTimeout idleTimeout *
            networking.v1alpha3.ConnectionPoolSettingsTCPSettingsTcpKeepalive time interval probes
            networking.v1alpha3.OutlierDetection consecutive5xxErrors consecutiveGatewayErrors * interval \
            baseEjectionTime maxEjectionPercent minHealthPercent
            networking.v1alpha3.LocalityLoadBalancerSetting enabled *
            networking.v1alpha3.EnvoyFilterEnvoyConfigObjectMatch context *
            networking.v1alpha3.EnvoyFilter workloadSelector targetRefs priority configPatches

            security.v1beta1.AuthorizationPolicy selector targetRef targetRefs action * rules
            security.v1beta1.Source       principals namespaces requestPrincipals ipBlocks remoteIpBlocks *
            security.v1beta1.Operation    hosts ports methods paths *
            security.v1beta1.Condition    key values notValues
            security.v1beta1.PeerAuthentication selector mtls portLevelMtls
            security.v1beta1.RequestAuthentication selector targetRef targetRefs jwtRules
            security.v1beta1.JWTRule      issuer audiences jwksUri jwks *

            telemetry.v1alpha1.Telemetry selector targetRef targetRefs metrics tracing accessLogging
            """;

    private IstioFields() {}
}
