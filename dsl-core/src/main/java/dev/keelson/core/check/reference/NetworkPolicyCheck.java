package dev.keelson.core.check.reference;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodSelector;
import dev.keelson.core.exposure.SolverPolicyRenderer;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.OutsideConnection;
import dev.keelson.core.pod.ControlledPods;
import dev.keelson.core.token.Component;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Network policies hold for pods that exist and let pods through that exist. Only namespaces that the platform makes are
 * looked into; pods of others are not known here.
 */
final class NetworkPolicyCheck implements ObjectCheck {
    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    private record Controlled(String namespace, Map<String, String> labels) {}

    private final Map<Component, List<OutsideConnection>> outside = new HashMap<>();
    private final List<Controlled> controlled;

    NetworkPolicyCheck(View view) {
        for (OutsideConnection connection : view.all(OutsideConnection.class)) {
            outside.computeIfAbsent(connection.component(), first -> new ArrayList<>())
                    .add(connection);
        }
        controlled = view.all(ControlledPods.class).stream()
                .map(pods -> new Controlled(view.name(pods.namespace()), pods.labels()))
                .toList();
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (KubernetesObject policy : objects.all("networking.k8s.io", "NetworkPolicy")) {
            Field spec = policy.root().get("spec");
            PodSelector selector = PodSelector.of(spec.get("podSelector"));
            if (!selector.labels().containsKey(SolverPolicyRenderer.SOLVER)
                    && selectsNothing(objects, policy.namespace(), selector)) {
                findings.add(
                        ReferenceRules.POLICY_WITHOUT_PODS,
                        findings.places().of(policy),
                        policy.id() + " holds for pods with " + selector + ", and the platform has none in "
                                + policy.namespace() + ".",
                        "Select what the labels of a pod template say, or take the policy out.");
            }
            for (Field rule : spec.get("ingress").items()) {
                rule.get("from").items().forEach(peer -> peer(policy, peer, objects, findings));
            }
            for (Field rule : spec.get("egress").items()) {
                rule.get("to").items().forEach(peer -> peer(policy, peer, objects, findings));
            }
        }
    }

    private void peer(KubernetesObject policy, Field peer, ObjectIndex objects, ObjectFindings findings) {
        PodSelector selector = PodSelector.of(peer.get("podSelector"));
        Optional<String> namespace = namespace(policy, peer);
        if (namespace.isPresent() && selectsNothing(objects, namespace.get(), selector)) {
            findings.add(
                    ReferenceRules.POLICY_PEER_WITHOUT_PODS,
                    place(policy, namespace.get(), selector, findings),
                    policy.id() + " names at " + peer.path() + " the pods of " + namespace.get() + " with " + selector
                            + ", and the platform has none.",
                    "Name labels that pods of that namespace carry; a connection to a component is said with"
                            + " connectsTo(COMPONENT, PORT).");
        }
    }

    /** The line of the connection that named these pods, where a word did. */
    private Place place(KubernetesObject policy, String namespace, PodSelector selector, ObjectFindings findings) {
        return Optional.ofNullable(policy.component())
                .map(component -> outside.getOrDefault(component, List.of()))
                .orElse(List.of())
                .stream()
                .filter(connection -> connection.peer().namespace().equals(Optional.of(namespace))
                        && connection.peer().labels().equals(selector.labels()))
                .findFirst()
                .map(connection -> findings.places().said(policy, connection.path(), connection.origin()))
                .orElseGet(() -> findings.places().of(policy));
    }

    /** The namespace a peer is in where it is a single one, known by its name. */
    private static Optional<String> namespace(KubernetesObject policy, Field peer) {
        if (peer.get("ipBlock").isPresent()) {
            return Optional.empty();
        }
        if (!peer.get("namespaceSelector").isPresent()) {
            return Optional.of(policy.namespace());
        }
        return Optional.ofNullable(
                peer.get("namespaceSelector", "matchLabels").texts().get(NAMESPACE_NAME));
    }

    private boolean selectsNothing(ObjectIndex objects, String namespace, PodSelector selector) {
        return !selector.isEmpty()
                && objects.namespaces().isOwned(namespace)
                && objects.selected(namespace, selector).findFirst().isEmpty()
                && controlled.stream()
                        .noneMatch(pods -> pods.namespace().equals(namespace)
                                && pods.labels()
                                        .entrySet()
                                        .containsAll(selector.labels().entrySet()));
    }
}
