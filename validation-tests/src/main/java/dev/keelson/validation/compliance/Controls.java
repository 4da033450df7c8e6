package dev.keelson.validation.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.manifest.PodTemplates;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a platform of Keelson's promises.
 *
 * <p>A platform has a mesh if anything of it says so: an object of Istio's, or a namespace whose pods get sidecars. Then it makes the
 * promises of a mesh, all of them; otherwise none.
 *
 * @since 0.1.0
 */
public final class Controls {
    private static final Set<String> ACCESS =
            Set.of("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding", "ServiceAccount");
    private static final Set<String> MESH_LABELS = Set.of("istio-injection", "istio.io/rev", "istio.io/dataplane-mode");

    /** All of them. */
    public static final List<Control> ALL = List.of(
            Control.of(
                    "restricted-pods",
                    "Namespaces admit only pods that are restricted as Pod Security says.",
                    manifest -> manifest.type().equals("v1/Namespace")
                            && manifest.strings("/metadata/labels")
                                    .getOrDefault("pod-security.kubernetes.io/enforce", "")
                                    .equals("restricted")),
            Control.of(
                    "bounded-resources",
                    "Namespaces have quotas and limits, and the platform fits into them.",
                    ofKinds(Set.of("ResourceQuota", "LimitRange"))),
            Control.of(
                    "default-deny-network",
                    "What no connection declares, no network policy lets through.",
                    manifest -> isPolicy(manifest) && allows(manifest) == 0),
            Control.of(
                    "least-network",
                    "Network policies let declared connections through and nothing else.",
                    manifest -> isPolicy(manifest) && allows(manifest) > 0),
            Control.of(
                    "no-secret-in-output",
                    "Secrets are fetched from a vault, and no file holds one.",
                    ofKinds(Set.of("ExternalSecret", "SecretStore", "ClusterSecretStore"))),
            Control.of(
                    "least-rbac",
                    "Components ask of the API server what they were granted and nothing else.",
                    ofKinds(ACCESS)),
            Control.of("pinned-images", "Images are named by a version or a digest.", manifest -> PodTemplates.placeIn(
                            manifest)
                    .isPresent()),
            Control.of(
                    "tls-at-gateway",
                    "Whoever comes from outside comes by TLS.",
                    ofKinds(Set.of("Ingress", "Gateway", "Certificate"))),
            mesh(
                            "strict-mtls",
                            "Workloads of the mesh take calls by mutual TLS alone.",
                            ofIstio(Set.of("PeerAuthentication")))
                    .pending("a real proxy refuses plain text"),
            mesh(
                            "default-deny-authorization",
                            "What no policy of the mesh allows is refused.",
                            manifest -> ofIstio(Set.of("AuthorizationPolicy")).test(manifest)
                                    && manifest.body().at("/spec/rules").isEmpty())
                    .pending("a real proxy refuses an undeclared caller"),
            mesh(
                            "least-authorization",
                            "Policies of the mesh let declared callers ask what was declared and nothing else.",
                            manifest -> ofIstio(Set.of("AuthorizationPolicy")).test(manifest)
                                    && !manifest.body().at("/spec/rules").isEmpty())
                    .pending("a real proxy lets declared calls through and refuses another method or path"),
            mesh(
                            "jwt-at-gateway",
                            "Requests that come in by a gateway of the mesh carry a token that was checked.",
                            ofIstio(Set.of("RequestAuthentication")))
                    .where(tree -> tree.manifests().stream().anyMatch(ofIstio(Set.of("Gateway"))))
                    .pending("a real proxy refuses a request without a token and one of another issuer"),
            mesh(
                            "egress-control",
                            "Workloads of the mesh call declared hosts and no others.",
                            ofIstio(Set.of("Sidecar", "ServiceEntry")))
                    .pending("a real proxy fails calls of undeclared hosts"),
            mesh("mesh-accepted-by-istio", "Istio finds nothing wrong with the mesh.", Controls::isOfIstio),
            mesh("admitted-sidecars", "Pods are admitted with their sidecars.", Controls::injects));

    private Controls() {}

    /** {@return whether an environment says that it has a mesh} */
    public static boolean hasMesh(ManifestTree tree) {
        return tree.manifests().stream().anyMatch(manifest -> isOfIstio(manifest) || injects(manifest));
    }

    private static Control mesh(String id, String promise, Predicate<Manifest> keeps) {
        return Control.of(id, promise, keeps).where(Controls::hasMesh);
    }

    private static boolean injects(Manifest manifest) {
        return manifest.type().equals("v1/Namespace")
                && manifest.strings("/metadata/labels").keySet().stream().anyMatch(MESH_LABELS::contains);
    }

    private static boolean isOfIstio(Manifest manifest) {
        return manifest.body().path("apiVersion").asText().matches("[a-z]+\\.istio\\.io/.*");
    }

    private static Predicate<Manifest> ofIstio(Set<String> kinds) {
        return ofKinds(kinds).and(Controls::isOfIstio);
    }

    private static Predicate<Manifest> ofKinds(Set<String> kinds) {
        return manifest -> kinds.contains(manifest.body().path("kind").asText());
    }

    private static boolean isPolicy(Manifest manifest) {
        return manifest.type().equals("networking.k8s.io/v1/NetworkPolicy");
    }

    private static int allows(Manifest manifest) {
        JsonNode spec = manifest.body().path("spec");
        return spec.path("ingress").size() + spec.path("egress").size();
    }
}
