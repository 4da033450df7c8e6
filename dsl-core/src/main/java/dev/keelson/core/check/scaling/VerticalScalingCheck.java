package dev.keelson.core.check.scaling;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.PodContainer;
import dev.keelson.core.check.object.PodTemplate;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Requests can move between their bounds, and do not follow what the number of pods follows already. */
final class VerticalScalingCheck implements ObjectCheck {
    private static final List<String> RESOURCES = List.of("cpu", "memory");

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        List<Scaler> horizontal = Scaler.horizontal(objects);
        for (Scaler scaler : Scaler.vertical(objects)) {
            KubernetesObject object = scaler.object();
            Field spec = object.root().get("spec");
            List<Field> policies =
                    spec.get("resourcePolicy", "containerPolicies").items();
            policies.forEach(policy -> bounds(object, policy, findings));
            if (spec.get("updatePolicy", "updateMode").text("Auto").equals("Off")) {
                continue;
            }
            scaler.pods(objects).ifPresent(pod -> {
                horizontal.stream()
                        .filter(other -> other.scales(pod.owner()))
                        .forEach(other -> competing(scaler, other, policies, pod, findings));
                pod.containers().stream().filter(PodContainer::isLasting).forEach(container -> policy(
                                policies, container.name())
                        .ifPresent(policy -> requests(object, policy, pod, container, findings)));
            });
        }
    }

    private static void bounds(KubernetesObject object, Field policy, ObjectFindings findings) {
        for (String resource : RESOURCES) {
            Field least = policy.get("minAllowed").get(resource);
            Field most = policy.get("maxAllowed").get(resource);
            if (isGreater(least, most)) {
                findings.add(
                        AutoscalingRules.VERTICAL_BOUNDS,
                        findings.places().word(object, "minimum", resource),
                        object.id() + " recommends at least " + plain(least) + " and at most " + plain(most) + " of "
                                + resource + ".",
                        "Let the minimum be the lower of the two.");
            }
        }
    }

    private static void competing(
            Scaler vertical, Scaler horizontal, List<Field> policies, PodTemplate pod, ObjectFindings findings) {
        for (Field metric : horizontal.object().root().get("spec", "metrics").items()) {
            boolean ofContainer = metric.get("type").text().equals("ContainerResource");
            Field source = metric.get(ofContainer ? "containerResource" : "resource");
            String resource = source.get("name").text();
            boolean both = source.get("target", "type").text().equals("Utilization")
                    && pod.containers().stream()
                            .filter(PodContainer::isLasting)
                            .map(PodContainer::name)
                            .filter(name -> !ofContainer
                                    || name.equals(source.get("container").text()))
                            .anyMatch(name -> controls(policy(policies, name), resource));
            if (both) {
                findings.add(
                        AutoscalingRules.COMPETING_SCALERS,
                        findings.places()
                                .of(vertical.object())
                                .also(
                                        horizontal.object().id(),
                                        findings.places()
                                                .of(horizontal.object())
                                                .origin()),
                        vertical.object().id() + " changes how much " + resource + " the pods of "
                                + pod.owner().id() + " ask for, and "
                                + horizontal.object().id()
                                + " scales by the share of it that they use.",
                        "Let the vertical scaling only recommend, control another resource, or scale by a metric of the"
                                + " work itself.");
            }
        }
    }

    private static void requests(
            KubernetesObject object, Field policy, PodTemplate pod, PodContainer container, ObjectFindings findings) {
        for (String resource : RESOURCES) {
            Field request = container.field().get("resources", "requests").get(resource);
            Field least = policy.get("minAllowed").get(resource);
            Field most = policy.get("maxAllowed").get(resource);
            boolean below = isGreater(least, request);
            if (controls(Optional.of(policy), resource) && (below || isGreater(request, most))) {
                findings.add(
                        AutoscalingRules.REQUEST_OUTSIDE_BOUNDS,
                        findings.places().word(object, below ? "minimum" : "maximum", resource),
                        pod.owner().id() + " asks for " + plain(request) + " of " + resource + "; " + object.id()
                                + " recommends " + (below ? "at least " + plain(least) : "at most " + plain(most))
                                + ", so that no pod keeps what was asked for.",
                        "Ask for an amount between the bounds, or widen them.");
            }
        }
    }

    private static Optional<Field> policy(List<Field> policies, String container) {
        return policies.stream()
                .filter(policy -> policy.get("containerName").text().equals(container))
                .findFirst()
                .or(() -> policies.stream()
                        .filter(policy -> policy.get("containerName").text().equals("*"))
                        .findFirst());
    }

    private static boolean controls(Optional<Field> policy, String resource) {
        if (policy.isEmpty()) {
            return true;
        }
        Field controlled = policy.get().get("controlledResources");
        return !policy.get().get("mode").text().equals("Off")
                && (!controlled.isPresent()
                        || controlled.items().stream()
                                .anyMatch(each -> each.text().equals(resource)));
    }

    private static boolean isGreater(Field left, Field right) {
        Optional<BigDecimal> more = amount(left);
        Optional<BigDecimal> less = amount(right);
        return more.isPresent() && less.isPresent() && more.get().compareTo(less.get()) > 0;
    }

    private static Optional<BigDecimal> amount(Field field) {
        if (!field.isText() && !field.isNumber()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Quantity.parse(plain(field)).getNumericalAmount());
        } catch (IllegalArgumentException notAnAmount) {
            return Optional.empty();
        }
    }

    private static String plain(Field field) {
        return field.isText() ? field.text() : field.toString();
    }
}
