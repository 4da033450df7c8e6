package dev.keelson.helm.notes;

/**
 * The template of what Helm tells after an installation or upgrade: what is so for every chart around what is so for this
 * one.
 *
 * @param platform the template of what there is to tell of the platform
 * @since 0.1.0
 */
public record NotesFile(String platform) {
    private static final String HEAD = """
            {{ .Chart.Name }} {{ .Chart.Version }} is release {{ .Release.Name }} in the namespace {{ .Release.Namespace }}.

            See it come up:
              kubectl --namespace {{ .Release.Namespace }} get pods --watch
            """;

    private static final String TAIL = """

            Next:
              helm status {{ .Release.Name }} --namespace {{ .Release.Namespace }}
              helm upgrade {{ .Release.Name }} CHART --namespace {{ .Release.Namespace }} --reset-then-reuse-values --wait --timeout 15m
              helm rollback {{ .Release.Name }} --namespace {{ .Release.Namespace }} --wait --timeout 15m
            """;

    /** {@return the text of {@code templates/NOTES.txt}} */
    public String text() {
        return HEAD + platform + TAIL;
    }
}
