package dev.keelson.validation.network;

import dev.keelson.validation.manifest.ManifestTree;

/**
 * A cluster small enough to keep in mind. Namespace {@code shop} (team=shop) has web (app=web, tier=front, port http
 * 8080), api (app=api, tier=back, port http 9000) and db (app=db, tier=back, ports sql 5432 and UDP 5433); namespace
 * {@code ops} (team=ops, trusted) has prom (app=prom, port 9090) and web (app=web, tier=front, port http 8081).
 */
public final class TestCluster {
    private static final String WORKLOADS = """
            {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: shop}}}
            ---
            {apiVersion: v1, kind: Namespace, metadata: {name: ops, labels: {team: ops, trusted: ""}}}
            """
            + deployment("shop", "web", "app: web, tier: front", "{name: http, containerPort: 8080}")
            + deployment("shop", "api", "app: api, tier: back", "{name: http, containerPort: 9000}")
            + deployment(
                    "shop",
                    "db",
                    "app: db, tier: back",
                    "{name: sql, containerPort: 5432}, {name: gossip, containerPort: 5433, protocol: UDP}")
            + deployment("ops", "prom", "app: prom", "{containerPort: 9090}")
            + deployment("ops", "web", "app: web, tier: front", "{name: http, containerPort: 8081}");

    private TestCluster() {}

    /** {@return the cluster under further manifests, usually policies} */
    public static Reachability with(String... manifests) {
        return Reachability.of(ManifestTree.parse(WORKLOADS + String.join("", manifests)));
    }

    /** {@return a policy of namespace shop} */
    public static String policy(String name, String spec) {
        return policy("shop", name, spec);
    }

    /** {@return a policy} */
    public static String policy(String namespace, String name, String spec) {
        return """
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: %s, namespace: %s}
                spec:
                %s
                """.formatted(name, namespace, spec.indent(2));
    }

    /** {@return the cluster under one policy of namespace shop} */
    public static Reachability under(String spec) {
        return with(policy("policy", spec));
    }

    private static String deployment(String namespace, String name, String labels, String ports) {
        return """
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %s, namespace: %s}
                spec:
                  template:
                    metadata: {labels: {%s}}
                    spec: {containers: [{name: main, ports: [%s]}]}
                """.formatted(name, namespace, labels, ports);
    }
}
