package dev.keelson.core.check.capacity;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.extension.View;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that the definition runs fits into its quotas, at the moment when it needs most. Quotas with a scope count some of
 * the pods only and are left alone.
 */
final class QuotaCheck implements ObjectCheck {
    private static final int NAMED = 3;

    /** What a container has to say where a quota counts it; the API server asks it of these alone. */
    private static final List<String> TO_BE_SAID =
            List.of("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");

    private final View view;

    QuotaCheck(View view) {
        this.view = view;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        MostPods most = new MostPods(objects);
        List<Controlled> controlled = Controlled.of(view, objects);
        for (KubernetesObject quota : objects.all("", "ResourceQuota")) {
            Field spec = quota.root().get("spec");
            if (spec.get("scopes").items().isEmpty()
                    && !spec.get("scopeSelector").isPresent()) {
                Usage usage = new Usage(quota.namespace(), objects, most, controlled);
                Quantities.of(spec.get("hard")).amounts().forEach((resource, admitted) -> {
                    over(quota, resource, admitted, usage, findings);
                    unsaid(quota, resource, usage, findings);
                });
            }
        }
    }

    private static void over(
            KubernetesObject quota, String resource, BigDecimal admitted, Usage usage, ObjectFindings findings) {
        List<Usage.Part> parts = new ArrayList<>(usage.of(resource));
        BigDecimal sum = parts.stream().map(Usage.Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(admitted) <= 0) {
            return;
        }
        parts.removeIf(part -> part.amount().signum() == 0);
        parts.sort(Comparator.comparing(Usage.Part::amount).reversed());
        List<String> named = parts.stream()
                .limit(NAMED)
                .map(part ->
                        part.owner().id() + " " + Quantities.text(resource, part.amount()) + " (" + part.how() + ")")
                .toList();
        Place place = place(quota, resource, findings);
        for (Usage.Part part : parts.subList(0, Math.min(NAMED, parts.size()))) {
            place = place.also(
                    part.owner().kind() + " " + part.owner().name(),
                    findings.places().of(part.owner()).origin());
        }
        findings.add(
                CapacityRules.OVER_QUOTA,
                place,
                "The namespace " + quota.namespace() + " may use " + Quantities.text(resource, admitted) + " of "
                        + resource + ", and what runs in it can need " + Quantities.text(resource, sum)
                        + ", scaled out and while it is updated: " + String.join(", ", named)
                        + (parts.size() > NAMED ? " and " + (parts.size() - NAMED) + " more" : "") + ".",
                "Raise the quota to at least " + Quantities.text(resource, sum) + ", or let less run at a time.");
    }

    private static void unsaid(KubernetesObject quota, String resource, Usage usage, ObjectFindings findings) {
        if (!TO_BE_SAID.contains(resource)) {
            return;
        }
        boolean capped = resource.startsWith("limits.");
        String said = resource.substring(resource.indexOf('.') + 1);
        for (Demand demand : usage.demands()) {
            List<String> without = demand.without(said, capped);
            if (!without.isEmpty() && !demand.pod().spec().get("resources").isPresent()) {
                KubernetesObject owner = demand.pod().owner();
                findings.add(
                        CapacityRules.QUOTA_WITHOUT_REQUEST,
                        findings.places()
                                .of(owner)
                                .also(
                                        "the quota is said here",
                                        place(quota, resource, findings).origin()),
                        "The quota of " + quota.namespace() + " counts " + resource + ", and "
                                + String.join(", ", without) + " of " + owner.id() + " "
                                + (capped ? "has no cap on " : "does not ask for ") + said
                                + "; none of its pods is admitted.",
                        "Say " + word(said, capped) + ", or give the namespace a default: limits(l -> l."
                                + (capped ? "containerDefault" : "containerDefaultRequest") + "(r -> r." + said
                                + "(…))).");
            }
        }
    }

    private static String word(String said, boolean capped) {
        return "resources(r -> r." + said + (capped && said.equals("cpu") ? "Limit" : "") + "(…))";
    }

    private static Place place(KubernetesObject quota, String resource, ObjectFindings findings) {
        return switch (resource) {
            case "pods", "services" -> findings.places().word(quota, resource);
            case "requests.cpu" -> findings.places().word(quota, "cpu");
            case "limits.cpu" -> findings.places().word(quota, "cpuLimit");
            case "requests.memory" -> findings.places().word(quota, "memory");
            case "limits.memory" -> findings.places().word(quota, "memoryLimit");
            case "requests.ephemeral-storage" -> findings.places().word(quota, "ephemeralStorage");
            case "requests.storage" -> findings.places().word(quota, "storage");
            case "persistentvolumeclaims" -> findings.places().word(quota, "claims");
            case "services.loadbalancers" -> findings.places().word(quota, "loadBalancers");
            case "services.nodeports" -> findings.places().word(quota, "nodePorts");
            default -> findings.places().of(quota);
        };
    }
}
