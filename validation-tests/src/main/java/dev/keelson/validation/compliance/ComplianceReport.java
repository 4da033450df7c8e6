package dev.keelson.validation.compliance;

import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Control, objects, proof: how an environment keeps its promises, and how anybody knows.
 *
 * @param environment its name
 * @param rows one for each control
 * @since 0.1.0
 */
public record ComplianceReport(String environment, List<ComplianceRow> rows) {

    /**
     * Keeps a copy of the list.
     *
     * @param environment its name
     * @param rows one for each control
     */
    public ComplianceReport {
        rows = List.copyOf(rows);
    }

    /**
     * {@return the report of an environment}
     *
     * @param environment its name
     * @param manifests its objects
     * @param controls what it promises
     * @param proofs the tests
     * @throws IllegalArgumentException if a test names a control that is not among these: it would count for nothing
     */
    public static ComplianceReport of(
            String environment, ManifestTree manifests, List<Control> controls, Proofs proofs) {
        if (!proofs.unknown(controls).isEmpty()) {
            throw new IllegalArgumentException("Tests prove controls that do not exist: " + proofs.unknown(controls));
        }
        return new ComplianceReport(
                environment,
                controls.stream()
                        .map(control -> ComplianceRow.of(
                                control,
                                control.applies().test(manifests),
                                manifests.manifests().stream()
                                        .filter(control.keeps())
                                        .map(ComplianceReport::name)
                                        .toList(),
                                proofs))
                        .toList());
    }

    /** {@return the controls that no object keeps, or no test proves} */
    public List<ComplianceRow> gaps() {
        return rows.stream().filter(row -> row.state().isGap()).toList();
    }

    /** {@return the table in Markdown, with every object and test below it} */
    public String markdown() {
        StringBuilder text = new StringBuilder("# Compliance of " + environment + "\n\n")
                .append("| control | promise | objects | proofs | state |\n|---|---|---:|---:|---|\n");
        for (ComplianceRow row : rows) {
            Control control = row.control();
            text.append("| ").append(control.id()).append(" | ").append(control.promise());
            text.append(" | ")
                    .append(row.objects().size())
                    .append(" | ")
                    .append(row.proofs().size());
            text.append(" | ").append(row.state()).append(" |\n");
        }
        for (ComplianceRow row : rows) {
            if (row.state() != ComplianceRow.State.NOT_APPLICABLE) {
                text.append("\n## ").append(row.control().id()).append("\n\n");
                text.append(lines("", row.objects()));
                text.append(lines("proven by ", row.proofs()));
                if (row.state() == ComplianceRow.State.PENDING) {
                    text.append(lines("pending: ", row.control().pending()));
                }
            }
        }
        return text.toString();
    }

    private static String lines(String prefix, List<String> items) {
        return items.stream().map(item -> "- " + prefix + item + "\n").collect(Collectors.joining());
    }

    /** An object of the whole cluster names no namespace. */
    private static String name(Manifest manifest) {
        String namespace = manifest.body().at("/metadata/namespace").asText();
        return manifest.body().path("kind").asText() + " " + (namespace.isEmpty() ? "" : namespace + "/")
                + manifest.name();
    }
}
