package dev.keelson.core.check.naming;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodContainer;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.extension.View;
import dev.keelson.core.token.Names;
import dev.keelson.core.workload.WorkloadRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Names inside objects, of containers, volumes, ports and variables: their form, and that no two are the same where the
 * schema does not say so already.
 */
final class PartNameCheck implements ObjectCheck {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern PORT = Pattern.compile("(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?");

    /** What the API server takes since 1.34; what a shell can read is less. */
    private static final Pattern VARIABLE = Pattern.compile("[ -<>-~]+");

    private final Set<String> reported;

    PartNameCheck(View view) {
        this.reported = ReportedNames.of(view);
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        objects.templates().forEach(pod -> pod(pod, findings));
        for (KubernetesObject service : objects.all("", "Service")) {
            Parts ports = new Parts(service, reported, findings);
            service.root()
                    .get("spec", "ports")
                    .items()
                    .forEach(port -> ports.add(
                            "port", port, LABEL, name -> findings.places().of(service)));
        }
    }

    private void pod(PodTemplate pod, ObjectFindings findings) {
        Function<String, Place> owner = name -> findings.places().of(pod.owner());
        Parts containers = new Parts(pod.owner(), reported, findings);
        for (PodContainer container : pod.containers()) {
            containers.add("container", container.field(), LABEL, owner);
            Parts ports = new Parts(pod.owner(), reported, findings);
            container
                    .field()
                    .get("ports")
                    .items()
                    .forEach(port -> ports.add(
                            "port", port, PORT, name -> findings.places().port(pod, container, name)));
            container.field().get("env").items().forEach(variable -> variable(pod, container, variable, findings));
        }
        Parts volumes = new Parts(pod.owner(), reported, findings);
        pod.spec().get("volumes").items().forEach(volume -> volumes.add("volume", volume, LABEL, owner));
        for (Field claim :
                pod.owner().root().get("spec", "volumeClaimTemplates").items()) {
            volumes.add("volume", claim.get("metadata"), LABEL, owner);
        }
    }

    private static void variable(PodTemplate pod, PodContainer container, Field variable, ObjectFindings findings) {
        String name = variable.get("name").text();
        if (!name.isEmpty() && !VARIABLE.matcher(name).matches()) {
            findings.add(
                    WorkloadRules.INVALID_VARIABLE,
                    findings.places().variable(pod, container, name),
                    "\"" + name + "\" cannot name an environment variable of "
                            + pod.owner().id() + ".",
                    "Use letters, digits, underscores, dashes and dots, no digit first.");
        }
    }

    /** The parts of an object that share a space of names. */
    private static final class Parts {
        private final KubernetesObject object;
        private final Set<String> reported;
        private final ObjectFindings findings;
        private final Map<String, Field> seen = new HashMap<>();

        Parts(KubernetesObject object, Set<String> reported, ObjectFindings findings) {
            this.object = object;
            this.reported = reported;
            this.findings = findings;
        }

        void add(String what, Field part, Pattern form, Function<String, Place> places) {
            String name = part.get("name").text();
            if (name.isEmpty()) {
                return;
            }
            if (!form.matcher(name).matches() && !reported.contains(name)) {
                findings.add(
                        Names.INVALID_NAME,
                        places.apply(name),
                        "The name \"" + name + "\" of a " + what + " of " + object.id() + " is not valid, at "
                                + part.path() + ".",
                        form == PORT
                                ? "Use 1 to 15 lower-case letters, digits and single dashes, at least one letter."
                                : "Use 1 to 63 lower-case letters, digits and dashes, no dash first or last.");
            }
            Field earlier = seen.putIfAbsent(name, part);
            if (earlier != null && !isForTheSchema(what, earlier, part)) {
                findings.add(
                        NamingRules.DUPLICATE_NAME,
                        places.apply(name),
                        "Two " + what + "s of " + object.id() + " are called " + name + ": " + earlier.path() + " and "
                                + part.path() + ".",
                        "Give one of them another name.");
            }
        }

        /** Elements of one list that are told apart by their name are compared by the schema. */
        private static boolean isForTheSchema(String what, Field earlier, Field part) {
            return List.of("container", "volume").contains(what)
                    && !part.path().contains("volumeClaimTemplates")
                    && list(earlier).equals(list(part));
        }

        private static String list(Field element) {
            return element.path().substring(0, element.path().lastIndexOf('['));
        }
    }
}
