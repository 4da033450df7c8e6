package dev.keelson.core.check.podsecurity;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.PodContainer;
import dev.keelson.core.check.object.PodTemplate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What the level {@code restricted} asks beyond {@code baseline}. */
final class Restricted {
    /** Controls of {@code baseline} that a stricter one of this level replaces. */
    static final Set<Control> REPLACED = EnumSet.of(Control.P03, Control.P04, Control.P10);

    private static final List<String> VOLUMES = List.of(
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "image",
            "persistentVolumeClaim",
            "projected",
            "secret");

    private final Consumer<Violation> out;

    Restricted(Consumer<Violation> out) {
        this.out = out;
    }

    void check(PodTemplate pod) {
        for (Field volume : pod.spec().get("volumes").items()) {
            volume.fields().forEach((name, field) -> {
                if (!name.equals("name") && !VOLUMES.contains(name)) {
                    out.accept(new Violation(Control.P13, field, "is a volume of the type " + name));
                }
            });
        }
        nonRoot(pod);
        user(pod.spec().get("securityContext"));
        pod.containers().forEach(container -> user(container.field().get("securityContext")));
        // Windows knows neither of these; its pods are told apart by what they say, not by where they run.
        if (!pod.spec().get("os", "name").text().equals("windows")) {
            pod.containers().forEach(this::escalation);
            seccomp(pod);
            pod.containers().forEach(this::capabilities);
        }
    }

    private void escalation(PodContainer container) {
        Field allowed = container.field().get("securityContext", "allowPrivilegeEscalation");
        if (!allowed.isFalse()) {
            out.accept(new Violation(Control.P14, allowed, allowed.isTrue() ? "is true" : "is not set, and true then"));
        }
    }

    private void nonRoot(PodTemplate pod) {
        Field ofPod = pod.spec().get("securityContext", "runAsNonRoot");
        if (ofPod.isFalse()) {
            out.accept(new Violation(Control.P15, ofPod, "is false"));
        }
        for (PodContainer container : pod.containers()) {
            Field own = container.field().get("securityContext", "runAsNonRoot");
            if (own.isFalse()) {
                out.accept(new Violation(Control.P15, own, "is false"));
            } else if (!own.isTrue() && !ofPod.isPresent()) {
                out.accept(new Violation(Control.P15, own, "is not set, and neither is that of the pod"));
            }
        }
    }

    private void user(Field context) {
        Field user = context.get("runAsUser");
        if (user.isNumber() && user.number() == 0) {
            out.accept(new Violation(Control.P16, user, "is 0"));
        }
    }

    private void seccomp(PodTemplate pod) {
        Field ofPod = pod.spec().get("securityContext", "seccompProfile", "type");
        if (ofPod.isPresent() && !Seccomp.isFilter(ofPod)) {
            out.accept(new Violation(Control.P17, ofPod, "is " + ofPod.text()));
        }
        for (PodContainer container : pod.containers()) {
            Field own = container.field().get("securityContext", "seccompProfile", "type");
            if (own.isPresent() && !Seccomp.isFilter(own)) {
                out.accept(new Violation(Control.P17, own, "is " + own.text()));
            } else if (!own.isPresent() && !ofPod.isPresent()) {
                out.accept(new Violation(Control.P17, own, "is not set, and neither is that of the pod"));
            }
        }
    }

    private void capabilities(PodContainer container) {
        Field capabilities = container.field().get("securityContext", "capabilities");
        boolean dropsAll = capabilities.get("drop").items().stream()
                .anyMatch(dropped -> dropped.text().equals("ALL"));
        if (!dropsAll) {
            out.accept(new Violation(Control.P18, capabilities.get("drop"), "does not hold ALL"));
        }
        for (Field added : capabilities.get("add").items()) {
            if (!added.text().equals("NET_BIND_SERVICE")) {
                out.accept(new Violation(Control.P18, added, "adds " + added.text(), added.text()));
            }
        }
    }
}
