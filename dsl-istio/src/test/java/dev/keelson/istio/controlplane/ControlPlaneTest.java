package dev.keelson.istio.controlplane;

import static dev.keelson.istio.Shop.DB;
import static dev.keelson.istio.Shop.IMAGE;
import static dev.keelson.istio.Shop.SQL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Peer;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.istio.Emitted;
import dev.keelson.istio.Shop;
import dev.keelson.istio.mesh.Mesh;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What Istio is installed with, as it is written. */
class ControlPlaneTest {
    private static final IngressGateway GATEWAY = IngressGateway.named("istio-ingress");

    private static Definition installed(Consumer<ControlPlaneDraft> words) {
        return p -> {
            p.with(Mesh.istio(m -> m.revision("stable")));
            p.with(ControlPlane.installed(words));
            p.deployment(DB, IMAGE, Shop.serving(SQL));
        };
    }

    @Test
    void the_installer_is_told_everything() {
        assertThat(Emitted.sound(installed(c -> c.scaling(2, 4)
                                .cpu(Cpu.millis(300))
                                .memory(Memory.gib(1))
                                .hub("registry.example.com/istio")
                                .tag("1.31.0")
                                .accessLog()))
                        .file("mesh/istio-operator.yaml"))
                .isEqualTo("""
                    apiVersion: install.istio.io/v1alpha1
                    kind: IstioOperator
                    metadata:
                      name: istio-stable
                      namespace: istio-system
                    spec:
                      profile: default
                      hub: registry.example.com/istio
                      tag: "1.31.0"
                      revision: stable
                      components:
                        base:
                          enabled: true
                        pilot:
                          enabled: true
                        cni:
                          enabled: true
                          namespace: istio-system
                        ingressGateways:
                          - name: istio-ingressgateway
                            enabled: false
                      meshConfig:
                        trustDomain: cluster.local
                        outboundTrafficPolicy:
                          mode: REGISTRY_ONLY
                        pathNormalization:
                          normalization: MERGE_SLASHES
                        enablePrometheusMerge: false
                        defaultHttpRetryPolicy:
                          attempts: 2
                          retryOn: connect-failure,refused-stream
                          retryRemoteLocalities: true
                          retryIgnorePreviousHosts: true
                        accessLogFile: /dev/stdout
                        accessLogEncoding: JSON
                      values:
                        pilot:
                          autoscaleEnabled: true
                          autoscaleMin: 2
                          autoscaleMax: 4
                          topologySpreadConstraints:
                            - maxSkew: 1
                              topologyKey: topology.kubernetes.io/zone
                              whenUnsatisfiable: ScheduleAnyway
                              labelSelector:
                                matchLabels:
                                  app: istiod
                          resources:
                            requests:
                              cpu: 300m
                              memory: 1Gi
                            limits:
                              memory: 1Gi
                          cni:
                            enabled: true
                          seccompProfile:
                            type: RuntimeDefault
                          env:
                            ENABLE_NATIVE_SIDECARS: "true"
                            BLOCKED_CIDRS_IN_JWKS_URIS: "127.0.0.0/8,169.254.0.0/16,::1/128,fe80::/10"
                        global:
                          istioNamespace: istio-system
                          defaultPodDisruptionBudget:
                            enabled: true
                          proxy:
                            seccompProfile:
                              type: RuntimeDefault
                            resources:
                              requests:
                                cpu: 100m
                                memory: 192Mi
                              limits:
                                cpu: "1"
                                memory: 192Mi
                        gateways:
                          seccompProfile:
                            type: RuntimeDefault
                    """);
    }

    @Test
    void a_gateway_is_a_release_of_its_own() {
        assertThat(Emitted.sound(installed(c -> c.gateway(GATEWAY, g -> g.scaling(3, 9))))
                        .file("mesh/istio-ingress-values.yaml"))
                .isEqualTo("""
                    name: istio-ingress
                    revision: stable
                    serviceAccount:
                      name: istio-ingress-service-account
                    service:
                      type: LoadBalancer
                    resources:
                      requests:
                        cpu: 200m
                        memory: 256Mi
                      limits:
                        memory: 256Mi
                    securityContext:
                      seccompProfile:
                        type: RuntimeDefault
                      sysctls:
                        - name: net.ipv4.ip_unprivileged_port_start
                          value: "0"
                    podDisruptionBudget:
                      minAvailable: 1
                    topologySpreadConstraints:
                      - maxSkew: 1
                        topologyKey: topology.kubernetes.io/zone
                        whenUnsatisfiable: ScheduleAnyway
                        labelSelector:
                          matchLabels:
                            istio: ingress
                    autoscaling:
                      enabled: true
                      minReplicas: 3
                      maxReplicas: 9
                    """);
        assertThat(Emitted.sound(installed(c -> c.gateway(GATEWAY, g -> g.scaling(3, 9))))
                        .file("mesh/istio-operator.yaml"))
                .containsSubsequence(
                        "- name: istio-ingress\n",
                        "namespace: istio-ingress\n",
                        "enabled: true\n",
                        "app: istio-ingress\n",
                        "istio: ingress\n",
                        "seccompProfile:\n",
                        "minReplicas: 3\n",
                        "maxReplicas: 9\n");
        assertThat(GATEWAY.pods()).isEqualTo(Peer.namespace("istio-ingress").label("istio", "ingress"));
    }

    @Test
    void the_charts_are_told_the_same_as_the_installer() {
        Emitted single = Emitted.sound(installed(c -> c.single().gateway(GATEWAY, GatewayDraft::single)));

        assertThat(single.file("mesh/istiod-values.yaml"))
                .contains(
                        "revision: stable\n", "replicaCount: 1\n", "defaultPodDisruptionBudget:\n    enabled: false\n");
        assertThat(single.file("mesh/base-values.yaml")).isEqualTo("""
            defaultRevision: stable
            global:
              istioNamespace: istio-system
            """);
        assertThat(single.file("mesh/cni-values.yaml")).contains("- istio-system\n");
        assertThat(single.file("mesh/istio-ingress-values.yaml"))
                .contains("replicaCount: 1\n", "autoscaling:\n  enabled: false\n")
                .doesNotContain("podDisruptionBudget");
    }

    @Test
    void one_of_a_kind_is_a_mistake_in_production() {
        assertThat(Emitted.of(p -> {
                            p.production();
                            installed(c -> c.single().gateway(GATEWAY, GatewayDraft::single))
                                    .define(p);
                        })
                        .rules())
                .filteredOn("control-plane-alone"::equals)
                .hasSize(2);
    }

    @Test
    void without_a_mesh_nothing_is_installed() {
        Emitted nothing = Emitted.of(p -> p.with(ControlPlane.installed(c -> {})));

        assertThat(nothing.rules()).containsExactly("control-plane-without-mesh");
    }
}
