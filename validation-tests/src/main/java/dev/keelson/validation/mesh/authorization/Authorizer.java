package dev.keelson.validation.mesh.authorization;

import dev.keelson.validation.manifest.ManifestTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides by the AuthorizationPolicies of a mesh.
 *
 * @param rootNamespace the namespace of policies for the whole mesh
 * @param policies all of them
 * @since 0.1.0
 */
public record Authorizer(String rootNamespace, List<Policy> policies) {

    /**
     * Keeps a copy of the list.
     *
     * @param rootNamespace the namespace of policies for the whole mesh
     * @param policies all of them
     */
    public Authorizer {
        policies = List.copyOf(policies);
    }

    /**
     * {@return one that decides by the policies among some objects; those that are only tried out
     * ({@code istio.io/dry-run}) decide nothing}
     *
     * @param rootNamespace the namespace of policies for the whole mesh
     * @param manifests the objects
     */
    public static Authorizer of(String rootNamespace, ManifestTree manifests) {
        return new Authorizer(
                rootNamespace,
                manifests.manifests().stream()
                        .filter(PolicyReader::isPolicy)
                        .filter(manifest -> !"true"
                                .equals(manifest.strings("/metadata/annotations")
                                        .get("istio.io/dry-run")))
                        .map(PolicyReader::read)
                        .toList());
    }

    /**
     * {@return whether a workload's proxy lets a call in}
     *
     * @param namespace that of the called workload
     * @param labels those of its pods
     * @param call the call
     */
    public Verdict decide(String namespace, Map<String, String> labels, Call call) {
        List<Policy> applying = policies.stream()
                .filter(policy -> policy.scope().holds(rootNamespace, namespace, labels))
                .toList();
        Optional<Policy> denying = matching(applying, Action.DENY, call);
        if (denying.isPresent()) {
            return new Verdict(false, name(denying.get()));
        }
        List<Policy> allowing = applying.stream()
                .filter(policy -> policy.action() == Action.ALLOW)
                .toList();
        if (allowing.isEmpty()) {
            return new Verdict(true, "no AuthorizationPolicy");
        }
        return matching(allowing, Action.ALLOW, call)
                .map(policy -> new Verdict(true, name(policy)))
                .orElseGet(() -> new Verdict(
                        false,
                        allowing.stream()
                                .map(Policy::id)
                                .collect(Collectors.joining(", ", "no rule of AuthorizationPolicy ", ""))));
    }

    private static Optional<Policy> matching(List<Policy> policies, Action action, Call call) {
        return policies.stream()
                .filter(policy -> policy.action() == action && policy.matches(call))
                .findFirst();
    }

    private static String name(Policy policy) {
        return "AuthorizationPolicy " + policy.id();
    }
}
