package dev.keelson.core.check.podsecurity;

import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.Places;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.identity.PodSecurity;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.security.Loosening;
import dev.keelson.core.security.SecurityProfile;
import dev.keelson.core.security.SecurityProfile.Reason;
import dev.keelson.core.workload.Workload;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares each template of pods with the level that its namespace enforces. The API server takes a template that its
 * namespace does not admit, with a warning at most, and refuses each pod that is made from it.
 *
 * @since 0.1.0
 */
public final class PodSecurityCheck implements ObjectCheck {
    /** A pod that its namespace refuses. */
    public static final Rule REFUSED =
            Rule.error("pod-security", "A pod is not admitted by the Pod Security level of its namespace.");

    private static final String LOWER_THE_LEVEL =
            " Or admit it with p.namespace(…, n -> n.podSecurity(PodSecurity.BASELINE)).";

    /** A check without state. */
    public PodSecurityCheck() {}

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (PodTemplate pod : objects.templates()) {
            PodSecurity level = objects.namespaces().podSecurity(pod.owner().namespace());
            if (level != PodSecurity.PRIVILEGED) {
                check(pod, level == PodSecurity.RESTRICTED, findings);
            }
        }
    }

    private static void check(PodTemplate pod, boolean isRestricted, ObjectFindings findings) {
        Set<String> refusedByBoth = new HashSet<>();
        new Baseline(violation -> {
                    refusedByBoth.add(violation.field().path());
                    if (!isRestricted || !Restricted.REPLACED.contains(violation.control())) {
                        report(pod, violation, isRestricted, "", findings);
                    }
                })
                .check(pod);
        if (isRestricted) {
            new Restricted(violation -> {
                        boolean isRefusedByBoth =
                                refusedByBoth.contains(violation.field().path());
                        report(pod, violation, true, isRefusedByBoth ? "" : LOWER_THE_LEVEL, findings);
                    })
                    .check(pod);
        }
    }

    private static void report(
            PodTemplate pod, Violation violation, boolean isRestricted, String otherFix, ObjectFindings findings) {
        KubernetesObject owner = pod.owner();
        PodSecurity level = isRestricted ? PodSecurity.RESTRICTED : PodSecurity.BASELINE;
        findings.addInAnyCase(
                REFUSED,
                place(owner, violation, findings.places()),
                owner.id() + " breaks " + violation.control() + ": "
                        + violation.field().path() + " " + violation.problem() + ". The namespace " + owner.namespace()
                        + " enforces " + level + " and refuses the pod.",
                violation.control().fix() + otherFix);
    }

    /** The line that gave the right, where a word did; a word without a line of its own has the line of its workload. */
    private static Place place(KubernetesObject owner, Violation violation, Places places) {
        Optional<Workload> workload = places.workload(owner);
        boolean isOfPod = violation.field().path().equals("spec.template.spec.securityContext.runAsUser");
        if (workload.isPresent() && isOfPod) {
            return places.word(owner, "user");
        }
        @Nullable
        Reason reason =
                workload.map(each -> reason(each.pod().security(), violation)).orElse(null);
        ModelPath path = owner.path().child("security");
        return reason == null ? places.of(owner) : places.said(owner, path, reason.origin());
    }

    private static @Nullable Reason reason(SecurityProfile profile, Violation violation) {
        return switch (violation.control()) {
            case P03, P18 ->
                profile.capabilities().entrySet().stream()
                        .filter(given -> given.getKey().name().equals(violation.detail()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
            case P10, P17 -> profile.loosenings().get(Loosening.UNCONFINED_SECCOMP);
            case P14 -> profile.loosenings().get(Loosening.PRIVILEGE_ESCALATION);
            case P15 -> profile.loosenings().get(Loosening.ROOT_USER);
            default -> null;
        };
    }
}
