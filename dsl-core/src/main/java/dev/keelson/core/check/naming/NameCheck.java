package dev.keelson.core.check.naming;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.config.ConfigRules;
import dev.keelson.core.extension.View;
import dev.keelson.core.token.Names;
import dev.keelson.core.workload.WorkloadRules;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Names of objects have the form and length of their kind, and so have the keys of config maps and secrets. */
final class NameCheck implements ObjectCheck {
    private static final Pattern DATA_KEY = Pattern.compile("(?!\\.\\.?$)(?!\\.\\.)[-._a-zA-Z0-9]{1,253}");

    /** Objects of these groups are named by DNS subdomains; others, such as roles, by whatever fits into a URL. */
    private static final List<String> GROUPS_OF_SUBDOMAINS = List.of(
            "",
            "apps",
            "autoscaling",
            "batch",
            "networking.k8s.io",
            "node.k8s.io",
            "policy",
            "scheduling.k8s.io",
            "storage.k8s.io");

    private static final List<String> KINDS_OF_OTHER_NAMES = List.of("IPAddress", "ServiceCIDR");

    private final Set<String> reported;

    NameCheck(View view) {
        this.reported = ReportedNames.of(view);
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (KubernetesObject object : objects.all()) {
            if (!reported.contains(object.name())) {
                form(object).ifViolated(object, findings);
            }
            if (object.is("", "ConfigMap") || object.is("", "Secret")) {
                keys(object, findings);
            }
        }
    }

    private static NameForm form(KubernetesObject object) {
        return switch (object.group() + "/" + object.kind()) {
            case "/Service" -> new NameForm(NameForm.SERVICE, 63, "");
            case "/Namespace" -> new NameForm(NameForm.LABEL, 63, "");
            case "apps/StatefulSet" ->
                new NameForm(NameForm.LABEL, 52, "its pods carry the name and a hash in a label of 63");
            case "batch/CronJob" ->
                new NameForm(NameForm.SUBDOMAIN, 52, "its jobs append 11 characters to a name of at most 63");
            case "batch/Job" -> new NameForm(NameForm.SUBDOMAIN, 63, "its pods carry the name in a label of 63");
            default ->
                GROUPS_OF_SUBDOMAINS.contains(object.group()) && !KINDS_OF_OTHER_NAMES.contains(object.kind())
                        ? new NameForm(NameForm.SUBDOMAIN, 253, "")
                        : new NameForm(NameForm.PATH_SEGMENT, 253, "");
        };
    }

    private record NameForm(Pattern pattern, int longest, String reason) {
        static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
        static final Pattern SERVICE = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
        static final Pattern SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
        static final Pattern PATH_SEGMENT = Pattern.compile("(?!\\.\\.?$)[^/%]*");

        void ifViolated(KubernetesObject object, ObjectFindings findings) {
            String name = object.name();
            if (!pattern.matcher(name).matches()) {
                findings.add(
                        Names.INVALID_NAME,
                        findings.places().of(object),
                        "The name \"" + name + "\" of " + article(object.kind()) + " is not valid.",
                        allowed());
            } else if (name.length() > longest) {
                findings.add(
                        WorkloadRules.NAME_TOO_LONG,
                        findings.places().of(object),
                        object.id() + " has a name of " + name.length() + " characters"
                                + (reason.isEmpty() ? "." : "; " + reason + "."),
                        "Use at most " + longest + " characters.");
            }
        }

        private String allowed() {
            if (pattern == PATH_SEGMENT) {
                return "Leave out slashes and percent signs.";
            }
            return pattern == SUBDOMAIN
                    ? "Use lower-case letters, digits, dashes and dots, a letter or digit first and last."
                    : "Use lower-case letters, digits and dashes, a letter " + (pattern == SERVICE ? "" : "or digit ")
                            + "first and no dash last.";
        }

        private static String article(String kind) {
            return ("AEIO".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
        }
    }

    private static void keys(KubernetesObject object, ObjectFindings findings) {
        Set<String> keys = new TreeSet<>();
        for (String part : List.of("data", "binaryData", "stringData")) {
            Field entries = object.root().get(part);
            keys.addAll(entries.fields().keySet());
        }
        for (String key : keys) {
            if (!DATA_KEY.matcher(key).matches()) {
                findings.add(
                        ConfigRules.INVALID_KEY,
                        findings.places().word(object, "entries", key),
                        "\"" + key + "\" cannot be a key of " + object.id() + ".",
                        "Use up to 253 letters, digits, dashes, dots and underscores, no two dots first.");
            }
        }
    }
}
