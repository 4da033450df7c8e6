package dev.keelson.istio.check;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.PodSelector;
import dev.keelson.core.check.object.PodTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What selects pods selects some, and of what there can be one for a pod there is one. */
final class SelectionObjectCheck implements ObjectCheck {
    private record Kind(String group, String name, boolean matchLabels, boolean single) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(MeshHosts.NETWORKING, "Sidecar", false, true),
            new Kind(MeshHosts.NETWORKING, "EnvoyFilter", false, false),
            new Kind("security.istio.io", "AuthorizationPolicy", true, false),
            new Kind("security.istio.io", "PeerAuthentication", true, true),
            new Kind("security.istio.io", "RequestAuthentication", true, false),
            new Kind("telemetry.istio.io", "Telemetry", true, true));

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (Kind kind : KINDS) {
            Map<PodTemplate, KubernetesObject> taken = new HashMap<>();
            Map<String, KubernetesObject> whole = new HashMap<>();
            for (KubernetesObject object : objects.all(kind.group(), kind.name())) {
                PodSelector selector = selector(object, kind);
                if (selector.isEmpty()) {
                    KubernetesObject earlier =
                            object.root().get("spec", "targetRefs").isPresent()
                                    ? null
                                    : whole.putIfAbsent(object.namespace(), object);
                    if (earlier != null && kind.single()) {
                        twice(object, earlier, "the namespace " + object.namespace(), findings);
                    }
                } else {
                    selected(object, selector, kind, taken, objects, findings);
                }
            }
        }
    }

    private static PodSelector selector(KubernetesObject object, Kind kind) {
        Field spec = object.root().get("spec");
        return kind.matchLabels()
                ? PodSelector.of(spec.get("selector"))
                : PodSelector.ofLabels(spec.get("workloadSelector", "labels"));
    }

    private static void selected(
            KubernetesObject object,
            PodSelector selector,
            Kind kind,
            Map<PodTemplate, KubernetesObject> taken,
            ObjectIndex objects,
            ObjectFindings findings) {
        List<PodTemplate> pods = objects.selected(object.namespace(), selector).toList();
        if (pods.isEmpty()) {
            findings.add(
                    MeshObjectRules.SELECTS_NOBODY,
                    findings.places().of(object),
                    object.id() + " selects " + selector + ", which no pod of its namespace carries.",
                    "Select by labels that pods carry, or take it out.");
        }
        for (PodTemplate pod : pods) {
            KubernetesObject earlier = taken.putIfAbsent(pod, object);
            if (earlier != null && kind.single()) {
                twice(object, earlier, "the pods of " + pod.owner().id(), findings);
            }
        }
    }

    private static void twice(KubernetesObject object, KubernetesObject earlier, String what, ObjectFindings findings) {
        findings.add(
                MeshObjectRules.TWICE,
                findings.places()
                        .of(object)
                        .also(earlier.id(), findings.places().of(earlier).origin()),
                object.id() + " and " + earlier.id() + " are both for " + what + ".",
                "Say it in one of the two: Istio reads the older one alone.");
    }
}
