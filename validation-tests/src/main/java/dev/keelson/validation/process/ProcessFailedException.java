package dev.keelson.validation.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process that did not do its work: it could not be started, took too long or ended with an error.
 *
 * @since 0.1.0
 */
public final class ProcessFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_LINES = 40;

    ProcessFailedException(String what, ProcessResult result) {
        super("`" + String.join(" ", result.command()) + "` " + what + end("errors", result.errors())
                + end("output", result.output()));
    }

    ProcessFailedException(String what, List<String> command, @Nullable Throwable cause) {
        super("`" + String.join(" ", command) + "` " + what, cause);
    }

    private static String end(String name, String text) {
        List<String> lines = text.lines().toList();
        return lines.isEmpty()
                ? ""
                : "\n" + name + ":\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }
}
