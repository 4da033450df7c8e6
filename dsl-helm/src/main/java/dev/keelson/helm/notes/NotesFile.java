package dev.keelson.helm.notes;

/**
 * The template of what Helm tells after an installation or upgrade: what is so for every chart around what is so for this
 * one.
 *
 * @param platform the template of what there is to tell of the platform
 * @param isTested whether {@code helm test} has something to try once it is enabled
 * @param timeout for how long Helm has to wait
 * @since 0.1.0
 */
public record NotesFile(String platform, boolean isTested, String timeout) {
    private static final String TEST = """
              helm test {{ .Release.Name }} --namespace {{ .Release.Namespace }}{{ if not .Values.tests.enabled }} (once upgraded with --set tests.enabled=true){{ end }}
            """;

    private static final String HEAD = """
            {{ .Chart.Name }} {{ .Chart.Version }} is release {{ .Release.Name }} in the namespace {{ .Release.Namespace }}.

            See it come up:
              kubectl --namespace {{ .Release.Namespace }} get pods --watch
            """;

    private static final String TAIL = """

            Next:
              helm status {{ .Release.Name }} --namespace {{ .Release.Namespace }}
              helm upgrade {{ .Release.Name }} CHART --namespace {{ .Release.Namespace }} --reset-then-reuse-values --wait --timeout <timeout>
              helm rollback {{ .Release.Name }} --namespace {{ .Release.Namespace }} --wait --timeout <timeout>
            """;

    /** {@return the text of {@code templates/NOTES.txt}} */
    public String text() {
        return HEAD + platform + TAIL.replace("<timeout>", timeout) + (isTested ? TEST : "");
    }
}
