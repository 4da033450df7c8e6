package dev.keelson.helm.notes;

import java.time.Duration;

/**
 * The template of what Helm tells after an installation or upgrade: what is so for every chart around what is so for this
 * one.
 *
 * @param platform the template of what there is to tell of the platform
 * @param longestHook the longest time that a hook was given; Helm has to wait some minutes longer
 * @since 0.1.0
 */
public record NotesFile(String platform, Duration longestHook) {
    private static final Duration PODS_START_WITHIN = Duration.ofMinutes(15);
    private static final Duration HOOKS_START_WITHIN = Duration.ofMinutes(5);

    private static final String HEAD = """
            {{ .Chart.Name }} {{ .Chart.Version }} is release {{ .Release.Name }} in the namespace {{ .Release.Namespace }}.

            See it come up:
              kubectl --namespace {{ .Release.Namespace }} get pods --watch
            """;

    private static final String TAIL = """

            Next:
              helm status {{ .Release.Name }} --namespace {{ .Release.Namespace }}
              helm upgrade {{ .Release.Name }} CHART --namespace {{ .Release.Namespace }} --reset-then-reuse-values --wait --timeout <minutes>m
              helm rollback {{ .Release.Name }} --namespace {{ .Release.Namespace }} --wait --timeout <minutes>m
            """;

    /** {@return the text of {@code templates/NOTES.txt}} */
    public String text() {
        Duration hooks = longestHook.plus(HOOKS_START_WITHIN);
        Duration timeout = hooks.compareTo(PODS_START_WITHIN) > 0 ? hooks : PODS_START_WITHIN;
        return HEAD + platform + TAIL.replace("<minutes>", Long.toString(timeout.toMinutes()));
    }
}
