package dev.keelson.core.check.capacity;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectIndex;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/** How many pods a workload has at most: as many as whatever scales it allows, and those an update adds. */
final class MostPods {
    /** What a Deployment adds where nobody says. */
    static final String USUAL_SURGE = "25%";

    /** What KEDA allows where nobody says. */
    private static final long KEDA = 100;

    private record Target(String namespace, String kind, String name) {}

    private final Map<Target, Long> scaled = new HashMap<>();

    MostPods(ObjectIndex objects) {
        for (KubernetesObject scaler : objects.all("autoscaling", "HorizontalPodAutoscaler")) {
            Field spec = scaler.root().get("spec");
            scaled(scaler, spec.get("scaleTargetRef"), spec.get("maxReplicas").number());
        }
        for (KubernetesObject scaler : objects.all("keda.sh", "ScaledObject")) {
            Field spec = scaler.root().get("spec");
            Field most = spec.get("maxReplicaCount");
            scaled(scaler, spec.get("scaleTargetRef"), most.isNumber() ? most.number() : KEDA);
        }
    }

    private void scaled(KubernetesObject scaler, Field target, long most) {
        scaled.merge(
                new Target(
                        scaler.namespace(),
                        target.get("kind").text("Deployment"),
                        target.get("name").text()),
                most,
                Math::max);
    }

    /** How many there are when nothing is updated; of what runs on each node nothing is known. */
    long steady(KubernetesObject owner) {
        Field spec = owner.root().get("spec");
        return switch (owner.kind()) {
            case "Pod" -> 1;
            case "DaemonSet" -> 0;
            case "Job" -> parallel(spec);
            case "CronJob" -> parallel(spec.get("jobTemplate", "spec"));
            default -> replicas(owner, spec);
        };
    }

    /** How many an update adds. */
    long surge(KubernetesObject owner) {
        Field strategy = owner.root().get("spec", "strategy");
        if (!owner.kind().equals("Deployment") || strategy.get("type").text().equals("Recreate")) {
            return 0;
        }
        Field surge = strategy.get("rollingUpdate", "maxSurge");
        if (surge.isNumber()) {
            return surge.number();
        }
        return surge(surge.text(USUAL_SURGE), steady(owner));
    }

    static long surge(String share, long steady) {
        return share.matches("[0-9]+%")
                ? new BigDecimal(share.substring(0, share.length() - 1))
                        .multiply(BigDecimal.valueOf(steady))
                        .divide(BigDecimal.valueOf(100), 0, RoundingMode.UP)
                        .longValue()
                : 0;
    }

    private long replicas(KubernetesObject owner, Field spec) {
        Field replicas = spec.get("replicas");
        Long most = scaled.get(new Target(owner.namespace(), owner.kind(), owner.name()));
        return most == null ? number(replicas, 1) : most;
    }

    private static long parallel(Field spec) {
        long parallelism = number(spec.get("parallelism"), 1);
        return Math.min(parallelism, number(spec.get("completions"), parallelism));
    }

    private static long number(Field field, long otherwise) {
        return field.isNumber() ? field.number() : otherwise;
    }
}
