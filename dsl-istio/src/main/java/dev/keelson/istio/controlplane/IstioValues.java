package dev.keelson.istio.controlplane;

import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Sink;
import dev.keelson.istio.controlplane.ControlPlaneFacts.GatewayFacts;
import dev.keelson.istio.membership.MeshFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of Istio's charts, in the order of what matters most.
 *
 * @param facts what was said
 * @param mesh the mesh that it is for
 * @param ambient whether some of it is without sidecars
 * @param sink what scalars are written as
 */
record IstioValues(ControlPlaneFacts facts, MeshFacts mesh, boolean ambient, Sink sink) {
    /** The node itself and what it tells of its cloud: whoever may name an issuer could have istiod ask there. */
    private static final String NOT_FOR_KEYS = "127.0.0.0/8,169.254.0.0/16,::1/128,fe80::/10";

    private static final String AMBIENT = "ambient";

    /** For {@code istioctl install -f}. */
    Map<String, Object> operator() {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("profile", ambient ? AMBIENT : "default");
        put(spec, "hub", facts.hub() == null ? null : sink.text(facts.hub()));
        put(spec, "tag", facts.tag() == null ? null : sink.text(facts.tag()));
        put(spec, "revision", revision());
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("base", Map.of("enabled", true));
        components.put("pilot", Map.of("enabled", true));
        Map<String, Object> cni = new LinkedHashMap<>();
        cni.put("enabled", true);
        cni.put("namespace", mesh.controlPlane());
        components.put("cni", cni);
        if (ambient) {
            Map<String, Object> ztunnel = new LinkedHashMap<>();
            ztunnel.put("enabled", true);
            ztunnel.put("namespace", mesh.controlPlane());
            components.put("ztunnel", ztunnel);
        }
        components.put("ingressGateways", gateways());
        spec.put("components", components);
        spec.put("meshConfig", meshConfig());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("pilot", pilot());
        values.put("global", global());
        Map<String, Object> gateways = restricted();
        if (facts.gateways().stream().anyMatch(gateway -> gateway.scaling() == null)) {
            gateways.put("istio-ingressgateway", Map.of("autoscaleEnabled", false));
        }
        values.put("gateways", gateways);
        spec.put("values", values);

        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", revision() == null ? "istio" : "istio-" + revision());
        metadata.put("namespace", mesh.controlPlane());
        Map<String, Object> operator = new LinkedHashMap<>();
        operator.put("apiVersion", "install.istio.io/v1alpha1");
        operator.put("kind", "IstioOperator");
        operator.put("metadata", metadata);
        operator.put("spec", spec);
        return operator;
    }

    /** The profile brings one of its own, which nobody asked for. */
    private List<Object> gateways() {
        List<Object> gateways = new ArrayList<>();
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("name", "istio-ingressgateway");
        own.put("enabled", false);
        gateways.add(own);
        for (GatewayFacts each : facts.gateways()) {
            Map<String, Object> labels = new LinkedHashMap<>();
            labels.put("app", each.gateway().name());
            labels.put("istio", each.gateway().label());
            Map<String, Object> pods = new LinkedHashMap<>();
            pods.put("resources", resources(each.cpu(), each.memory()));
            pods.put("securityContext", restricted());
            if (each.scaling() != null) {
                Map<String, Object> scaling = new LinkedHashMap<>();
                scaling.put("minReplicas", sink.number(each.scaling().minimum()));
                scaling.put("maxReplicas", sink.number(each.scaling().maximum()));
                pods.put("hpaSpec", scaling);
            }
            Map<String, Object> gateway = new LinkedHashMap<>();
            gateway.put("name", each.gateway().name());
            gateway.put("namespace", each.gateway().namespace());
            gateway.put("enabled", true);
            gateway.put("label", labels);
            gateway.put("k8s", pods);
            gateways.add(gateway);
        }
        return gateways;
    }

    Map<String, Object> base() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("defaultRevision", revision() == null ? "default" : revision());
        values.put("global", Map.of("istioNamespace", mesh.controlPlane()));
        return values;
    }

    Map<String, Object> istiod() {
        Map<String, Object> values = profile();
        put(values, "revision", revision());
        values.putAll(pilot());
        // Gateways and waypoints are made from templates that istiod has.
        values.put("gateways", restricted());
        values.put("meshConfig", meshConfig());
        Map<String, Object> global = global();
        images(global);
        values.put("global", global);
        return values;
    }

    /** The proxy of each node. */
    Map<String, Object> ztunnel() {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "revision", revision());
        images(values);
        values.put("istioNamespace", mesh.controlPlane());
        return values;
    }

    /** Istio's own charts know what ambient mode needs of each of them. */
    private Map<String, Object> profile() {
        Map<String, Object> values = new LinkedHashMap<>();
        if (ambient) {
            values.put("profile", AMBIENT);
        }
        return values;
    }

    Map<String, Object> cni() {
        Map<String, Object> values = profile();
        put(values, "revision", revision());
        Map<String, Object> global = new LinkedHashMap<>();
        images(global);
        if (!global.isEmpty()) {
            values.put("global", global);
        }
        values.put("excludeNamespaces", List.of("kube-system", mesh.controlPlane()));
        return values;
    }

    /** Its image follows when it is injected. */
    Map<String, Object> gateway(GatewayFacts gateway) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", gateway.gateway().name());
        put(values, "revision", revision());
        values.put("serviceAccount", Map.of("name", gateway.gateway().serviceAccount()));
        values.put("service", Map.of("type", "LoadBalancer"));
        values.put("resources", resources(gateway.cpu(), gateway.memory()));
        // Low ports are the chart's own word, which ours takes the place of.
        Map<String, Object> pods = restricted();
        pods.put("sysctls", List.of(lowPorts()));
        values.put("securityContext", pods);
        Map<String, Object> autoscaling = new LinkedHashMap<>();
        Scaling scaling = gateway.scaling();
        autoscaling.put("enabled", scaling != null);
        if (scaling == null) {
            values.put("replicaCount", 1);
        } else {
            autoscaling.put("minReplicas", sink.number(scaling.minimum()));
            autoscaling.put("maxReplicas", sink.number(scaling.maximum()));
            values.put("podDisruptionBudget", Map.of("minAvailable", 1));
            values.put(
                    "topologySpreadConstraints",
                    List.of(spread("istio", gateway.gateway().label())));
        }
        values.put("autoscaling", autoscaling);
        return values;
    }

    private Map<String, Object> pilot() {
        Map<String, Object> pilot = new LinkedHashMap<>();
        Scaling scaling = facts.scaling();
        pilot.put("autoscaleEnabled", scaling != null);
        if (scaling == null) {
            pilot.put("replicaCount", 1);
        } else {
            pilot.put("autoscaleMin", sink.number(scaling.minimum()));
            pilot.put("autoscaleMax", sink.number(scaling.maximum()));
            pilot.put("topologySpreadConstraints", List.of(spread("app", "istiod")));
        }
        pilot.put("resources", resources(facts.cpu(), facts.memory()));
        pilot.put("cni", Map.of("enabled", true));
        pilot.putAll(restricted());
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("ENABLE_NATIVE_SIDECARS", "true");
        environment.put("BLOCKED_CIDRS_IN_JWKS_URIS", NOT_FOR_KEYS);
        pilot.put("env", environment);
        return pilot;
    }

    /** What namespaces for restricted pods ask for beyond what Istio says of itself. */
    private static Map<String, Object> restricted() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("seccompProfile", Map.of("type", "RuntimeDefault"));
        return values;
    }

    private Map<String, Object> meshConfig() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("trustDomain", mesh.trustDomain());
        config.put("outboundTrafficPolicy", Map.of("mode", "REGISTRY_ONLY"));
        // Rules for paths are to see what the component will see.
        config.put("pathNormalization", Map.of("normalization", "MERGE_SLASHES"));
        // Prometheus asks each component itself, as part of the mesh.
        config.put("enablePrometheusMerge", false);
        config.put("defaultHttpRetryPolicy", tries());
        if (facts.accessLog()) {
            config.put("accessLogFile", "/dev/stdout");
            config.put("accessLogEncoding", "JSON");
        }
        return config;
    }

    /** Istio's own do a call of gRPC again that was done and answered as unavailable, and stay with a zone and a session's pod. */
    private static Map<String, Object> tries() {
        Map<String, Object> tries = new LinkedHashMap<>();
        tries.put("attempts", 2);
        tries.put("retryOn", "connect-failure,refused-stream");
        tries.put("retryRemoteLocalities", true);
        tries.put("retryIgnorePreviousHosts", true);
        return tries;
    }

    private Map<String, Object> global() {
        Map<String, Object> global = new LinkedHashMap<>();
        global.put("istioNamespace", mesh.controlPlane());
        // Of a single pod a budget would hold every drain up.
        global.put("defaultPodDisruptionBudget", Map.of("enabled", facts.scaling() != null));
        Map<String, Object> proxy = new LinkedHashMap<>();
        proxy.putAll(restricted());
        Map<String, Object> requests = new LinkedHashMap<>();
        requests.put("cpu", sink.text(mesh.proxy().cpu()));
        requests.put("memory", sink.text(mesh.proxy().memory()));
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put("cpu", sink.text(mesh.proxy().cpuLimit()));
        limits.put("memory", sink.text(mesh.proxy().memory()));
        Map<String, Object> resources = new LinkedHashMap<>();
        resources.put("requests", requests);
        resources.put("limits", limits);
        proxy.put("resources", resources);
        global.put("proxy", proxy);
        return global;
    }

    private void images(Map<String, Object> global) {
        put(global, "hub", facts.hub() == null ? null : sink.text(facts.hub()));
        put(global, "tag", facts.tag() == null ? null : sink.text(facts.tag()));
    }

    private @Nullable String revision() {
        return mesh.revision() == null ? null : sink.text(mesh.revision());
    }

    private Map<String, Object> resources(Cpu cpu, Memory memory) {
        Map<String, Object> requests = new LinkedHashMap<>();
        requests.put("cpu", sink.text(cpu));
        requests.put("memory", sink.text(memory));
        Map<String, Object> resources = new LinkedHashMap<>();
        resources.put("requests", requests);
        resources.put("limits", Map.of("memory", sink.text(memory)));
        return resources;
    }

    private static Map<String, Object> lowPorts() {
        Map<String, Object> sysctl = new LinkedHashMap<>();
        sysctl.put("name", "net.ipv4.ip_unprivileged_port_start");
        sysctl.put("value", "0");
        return sysctl;
    }

    private static Map<String, Object> spread(String key, String value) {
        Map<String, Object> spread = new LinkedHashMap<>();
        spread.put("maxSkew", 1);
        spread.put("topologyKey", "topology.kubernetes.io/zone");
        spread.put("whenUnsatisfiable", "ScheduleAnyway");
        spread.put("labelSelector", Map.of("matchLabels", Map.of(key, value)));
        return spread;
    }

    private static void put(Map<String, Object> tree, String key, @Nullable Object value) {
        if (value != null) {
            tree.put(key, value);
        }
    }
}
