package dev.keelson.core.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.check.object.KnownMistakes;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.View;
import dev.keelson.core.hatch.EscapeHatch;
import dev.keelson.core.schema.KubernetesSchemas;
import dev.keelson.core.schema.SchemaViolation;
import java.util.List;
import java.util.Objects;

/**
 * Compares each object, as it will be written, with the strict schema of its kind.
 */
final class SchemaCheck implements Check {
    /** An object that differs from its schema. */
    static final Rule VIOLATION = Rule.error("schema", "An object does not follow the schema of its kind.");

    /** An object that cannot be written. */
    static final Rule UNWRITABLE = Rule.error("unwritable-object", "An object cannot be written as YAML.");

    private static final YamlWriter WRITER = new YamlWriter();
    private static final KubernetesSchemas SCHEMAS = KubernetesSchemas.standard();

    @Override
    public void check(View view, Problems problems) {
        KnownMistakes known = new KnownMistakes(view, problems);
        view.resources().all().stream()
                .filter(resource -> !known.explain(resource.source().path()))
                .forEach(resource -> check(resource, view, problems));
    }

    private static void check(Resource resource, View view, Problems problems) {
        try {
            WRITER.write(resource.object());
            JsonNode written = WRITER.tree(resource.object());
            List<SchemaViolation> violations = SCHEMAS.validate(written);
            if (!violations.isEmpty()) {
                String fix = fix(written);
                violations.forEach(violation -> report(resource, violation, fix, view, problems));
            }
        } catch (IllegalArgumentException unwritable) {
            problems.add(
                    UNWRITABLE,
                    resource.source().path(),
                    resource.source().origin(),
                    resource.id() + " " + unwritable.getMessage() + ".",
                    "Mend the value at fault; a raw patch or raw object is the usual source.");
        }
    }

    private static String fix(JsonNode written) {
        return SCHEMAS.release(written)
                .map(release -> "Mend the word or the raw patch that sets it; the schema is that of " + release + ".")
                .orElse(
                        "Mend its kind or API version; the kinds that are known are those of Kubernetes 1.34 and of the "
                                + "projects on the page of this check.");
    }

    private static void report(Resource resource, SchemaViolation violation, String fix, View view, Problems problems) {
        String place = violation.pointer().matches() ? "" : " at " + violation.pointer();
        String end = violation.message().endsWith("?") ? "" : ".";
        Finding finding = Finding.of(
                VIOLATION,
                resource.source().path(),
                resource.source().origin(),
                resource.id() + place + ": " + violation.message() + end,
                fix);
        for (Attached<EscapeHatch> patch : view.attached(EscapeHatch.class)) {
            boolean patched = patch.origin() != resource.source().origin()
                    && Objects.equals(patch.component(), resource.source().component())
                    && patch.fact().touches().equals(resource.kind());
            finding = patched ? finding.also("patched here", patch.origin()) : finding;
        }
        problems.add(finding);
    }
}
