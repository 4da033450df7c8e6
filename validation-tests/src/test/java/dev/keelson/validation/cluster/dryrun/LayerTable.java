package dev.keelson.validation.cluster.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The table of the page, between two marks; {@code -Dkeelson.golden=update} writes it. */
final class LayerTable {
    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->\n";

    private LayerTable() {}

    /** Which layers tell of one mistake. */
    record Row(
            String fault,
            boolean process,
            boolean kubeconform,
            boolean kubectl,
            String object,
            boolean pod,
            boolean claim,
            boolean controllers) {

        static Row of(
                Fault fault,
                boolean process,
                boolean kubeconform,
                boolean kubectl,
                List<DryRunFinding> findings,
                boolean controllers) {
            boolean refused = findings.stream()
                    .anyMatch(finding ->
                            finding.part().isEmpty() && !finding.message().startsWith("Warning: "));
            boolean warned =
                    findings.stream().anyMatch(finding -> finding.part().isEmpty());
            return new Row(
                    fault.name(),
                    process,
                    kubeconform,
                    kubectl,
                    refused ? "refuses" : warned ? "warns" : "",
                    findings.stream().anyMatch(finding -> finding.part().equals("as a pod")),
                    findings.stream().anyMatch(finding -> finding.part().startsWith("as the claim")),
                    controllers);
        }

        /** Whether everything before an API server is silent. */
        boolean onlyInACluster() {
            return !process && !kubeconform && !kubectl;
        }

        private String line() {
            return "| %s | %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            fault,
                            mark(process),
                            mark(kubeconform),
                            mark(kubectl),
                            object,
                            pod ? "pod" : claim ? "claim" : "",
                            object.equals("refuses") ? "never asked" : mark(controllers));
        }

        private static String mark(boolean told) {
            return told ? "tells" : "";
        }
    }

    static void assertPage(Path page, List<Row> rows) throws IOException {
        StringBuilder table = new StringBuilder("""
                | mistake | in process | kubeconform | kubectl, client | dry run of the object | of its template | controllers |
                |---|---|---|---|---|---|---|
                """);
        rows.forEach(row -> table.append(row.line()));
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if ("update".equals(System.getProperty("keelson.golden"))) {
            Files.writeString(page, text.substring(0, begin) + table + text.substring(end));
            return;
        }
        assertThat(text.substring(begin, end)).isEqualTo(table.toString());
    }
}
