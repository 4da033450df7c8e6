package dev.keelson.core.check.scaling;

import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.scaling.ScalingRules;
import java.util.List;
import java.util.Optional;

/** Each scaler has something to scale, and nobody else scales it. */
final class ScalingTargetCheck implements ObjectCheck {
    private static final List<String> SCALED = List.of("Deployment", "StatefulSet", "ReplicaSet");
    private static final List<String> NOT_SCALED = List.of("DaemonSet", "Job", "CronJob", "Pod");

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        List<Scaler> all = Scaler.all(objects).toList();
        for (int index = 0; index < all.size(); index++) {
            Scaler scaler = all.get(index);
            target(scaler, objects, findings);
            all.subList(0, index).stream()
                    .filter(scaler::sharesTarget)
                    .findFirst()
                    .ifPresent(first -> twice(scaler, first, findings));
        }
        Scaler.horizontal(objects).forEach(scaler -> replicas(scaler, objects, findings));
    }

    private static void target(Scaler scaler, ObjectIndex objects, ObjectFindings findings) {
        KubernetesObject object = scaler.object();
        Place place = findings.places().of(object);
        String target = scaler.kind() + " " + object.namespace() + "/" + scaler.name();
        if (object.kind().equals("HorizontalPodAutoscaler") && NOT_SCALED.contains(scaler.kind())) {
            findings.add(
                    AutoscalingRules.SCALING_TARGET,
                    place,
                    object.id() + " scales " + target + ", whose kind has no number of pods to change.",
                    "Scale a deployment or a stateful set.");
        } else if (SCALED.contains(scaler.kind())
                && objects.namespaces().isOwned(object.namespace())
                && scaler.workload(objects).isEmpty()) {
            findings.add(
                    AutoscalingRules.SCALING_TARGET,
                    place,
                    object.id() + " scales " + target + " ("
                            + scaler.target().get("apiVersion").text("no apiVersion")
                            + "), which the platform does not make.",
                    "Name a workload of the same namespace, with apiVersion: apps/v1.");
        }
    }

    private static void twice(Scaler scaler, Scaler first, ObjectFindings findings) {
        findings.add(
                AutoscalingRules.TWO_SCALERS,
                findings.places()
                        .of(scaler.object())
                        .also(
                                first.object().id(),
                                findings.places().of(first.object()).origin()),
                scaler.object().id() + " scales " + scaler.kind() + " " + scaler.name() + ", which "
                        + first.object().id() + " scales too.",
                "Keep one of the two, with the metrics of both.");
    }

    private static void replicas(Scaler scaler, ObjectIndex objects, ObjectFindings findings) {
        Optional<KubernetesObject> workload = scaler.workload(objects)
                .filter(object -> object.root().get("spec", "replicas").isPresent());
        workload.ifPresent(object -> findings.add(
                ScalingRules.REPLICAS_AND_SCALING,
                findings.places()
                        .word(object, "replicas")
                        .also(
                                "scaled here",
                                findings.places().of(scaler.object()).origin()),
                object.id() + " says spec.replicas and is scaled by "
                        + scaler.object().id() + ", so that each apply sets back what the scaling decided.",
                "Leave spec.replicas out; minReplicas says how many run at least."));
    }
}
