package dev.keelson.core.check.capacity;

import dev.keelson.core.check.object.ObjectFindings;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

/** Limits that the API server refuses because nothing could be within them. */
final class Contradictions {
    private final ContainerLimits limits;
    private final ObjectFindings findings;
    private boolean sound = true;

    private Contradictions(ContainerLimits limits, ObjectFindings findings) {
        this.limits = limits;
        this.findings = findings;
    }

    /** Reports what contradicts itself; {@return whether nothing does} */
    static boolean report(ContainerLimits limits, ObjectFindings findings) {
        Contradictions contradictions = new Contradictions(limits, findings);
        Set<String> resources = new LinkedHashSet<>(limits.minimum().amounts().keySet());
        resources.addAll(limits.defaultRequests().amounts().keySet());
        resources.addAll(limits.defaults().amounts().keySet());
        resources.forEach(contradictions::resource);
        return contradictions.sound;
    }

    private void resource(String resource) {
        if (!ordered(resource, "least", limits.minimum(), "most", limits.maximum())) {
            return;
        }
        boolean request = ordered(resource, "least", limits.minimum(), "default request", limits.defaultRequests());
        boolean cap = ordered(resource, "least", limits.minimum(), "default cap", limits.defaults());
        boolean most = ordered(resource, "default cap", limits.defaults(), "most", limits.maximum());
        if (request && cap && most) {
            ordered(resource, "default request", limits.defaultRequests(), "default cap", limits.defaults());
        }
    }

    private boolean ordered(String resource, String lower, Quantities less, String upper, Quantities more) {
        if (!less.has(resource) || !more.has(resource)) {
            return true;
        }
        BigDecimal first = less.get(resource);
        BigDecimal second = more.get(resource);
        if (first.compareTo(second) <= 0) {
            return true;
        }
        sound = false;
        findings.add(
                CapacityRules.CONTRADICTION,
                findings.places().of(limits.owner()),
                limits.owner().id() + " has for each " + limits.type() + " as " + lower + " " + resource + " "
                        + Quantities.text(resource, first) + " and as " + upper + " "
                        + Quantities.text(resource, second) + "; the API server refuses it.",
                "Let the " + upper + " be no less than the " + lower + ". A most that is said is the default cap too,"
                        + " and a default cap the default request, unless they are said.");
        return false;
    }
}
