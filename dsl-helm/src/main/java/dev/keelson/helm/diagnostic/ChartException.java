package dev.keelson.helm.diagnostic;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import java.util.List;
import java.util.stream.Collectors;

/**
 * No chart can be made, and why.
 *
 * @since 0.1.0
 */
public final class ChartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // findings are never serialised; the exception does not leave its process
    private final List<Finding> findings;

    /** An exception for these findings. */
    public ChartException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** {@return an exception for one mistake} */
    public static ChartException of(Rule rule, ModelPath path, Origin origin, String message, String fix) {
        return new ChartException(List.of(Finding.of(rule, path, origin, message, fix)));
    }

    /** {@return what is wrong} */
    public List<Finding> findings() {
        return findings;
    }
}
