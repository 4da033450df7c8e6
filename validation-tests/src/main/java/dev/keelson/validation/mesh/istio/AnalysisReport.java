package dev.keelson.validation.mesh.istio;

import java.util.List;

/**
 * What Istio's analyzers say of a bundle of files.
 *
 * @param messages in Istio's order: the worst first
 * @param executed the names of the analyzers that ran
 * @param skipped the names of those that did not: whoever takes the messages for a proof sees to it that there are none
 * @since 0.1.0
 */
public record AnalysisReport(List<AnalysisMessage> messages, List<String> executed, List<String> skipped) {

    /**
     * Keeps copies of the lists.
     *
     * @param messages in Istio's order: the worst first
     * @param executed the names of the analyzers that ran
     * @param skipped the names of those that did not
     */
    public AnalysisReport {
        messages = List.copyOf(messages);
        executed = List.copyOf(executed);
        skipped = List.copyOf(skipped);
    }

    /**
     * {@return the messages that are as bad as this, or worse}
     *
     * @param level the least bad one that counts
     */
    public List<AnalysisMessage> atLeast(AnalysisMessage.Level level) {
        return messages.stream()
                .filter(message -> message.level().compareTo(level) >= 0)
                .toList();
    }
}
