package dev.keelson.core.check.naming;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.extension.View;
import dev.keelson.core.token.Names;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Labels and annotations of objects and pods have the form that Kubernetes takes. */
final class LabelCheck implements ObjectCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern PREFIX =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private final Set<String> reported;

    LabelCheck(View view) {
        this.reported = ReportedNames.of(view);
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (KubernetesObject object : objects.all()) {
            metadata(object, object.root().get("metadata"), findings);
        }
        for (PodTemplate pod : objects.templates()) {
            if (!pod.metadata().path().equals("metadata")) {
                metadata(pod.owner(), pod.metadata(), findings);
            }
        }
    }

    private void metadata(KubernetesObject object, Field metadata, ObjectFindings findings) {
        Field labels = metadata.get("labels");
        labels.texts().forEach((key, value) -> {
            if (!isKey(key)) {
                report(object, labels, "label", key, findings);
            } else if (!isValue(value) && !reported.contains(value)) {
                Optional<Place> word = findings.places().label(object, key);
                findings.add(
                        Names.INVALID_LABEL,
                        word.orElseGet(() -> findings.places().of(object)),
                        "The label " + key + " of " + subject(object, labels, word) + " cannot have the value \""
                                + value + "\".",
                        "Use up to 63 letters, digits, dashes, dots and underscores, a letter or digit first and last.");
            }
        });
        Field annotations = metadata.get("annotations");
        annotations.fields().keySet().stream()
                .filter(key -> !isKey(key))
                .forEach(key -> report(object, annotations, "annotation", key, findings));
    }

    private static void report(KubernetesObject object, Field place, String what, String key, ObjectFindings findings) {
        Optional<Place> word = what.equals("label") ? findings.places().label(object, key) : Optional.empty();
        findings.add(
                Names.INVALID_LABEL,
                word.orElseGet(() -> findings.places().word(object, what + "s", key)),
                "\"" + key + "\" cannot be the key of " + (what.equals("label") ? "a " : "an ") + what + " of "
                        + subject(object, place, word) + ".",
                "Use up to 63 letters, digits, dashes, dots and underscores, a letter or digit first and last; a prefix"
                        + " before a slash is a DNS name.");
    }

    /** A label of a component is on all its objects and is one mistake; any other belongs to the object that carries it. */
    private static String subject(KubernetesObject object, Field place, Optional<Place> word) {
        return word.isPresent() ? String.valueOf(object.component()) : object.id() + " at " + place.path();
    }

    private static boolean isKey(String key) {
        int slash = key.indexOf('/');
        return NAME.matcher(key.substring(slash + 1)).matches()
                && (slash < 0 || PREFIX.matcher(key.substring(0, slash)).matches());
    }

    private static boolean isValue(String value) {
        return value.isEmpty() || NAME.matcher(value).matches();
    }
}
