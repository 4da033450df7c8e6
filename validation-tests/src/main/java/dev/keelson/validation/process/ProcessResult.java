package dev.keelson.validation.process;

import java.util.List;

/**
 * What a process left behind.
 *
 * @param command the program and its arguments
 * @param exitCode what it ended with
 * @param output everything it wrote to its standard output
 * @param errors everything it wrote to its standard error
 * @since 0.1.0
 */
public record ProcessResult(List<String> command, int exitCode, String output, String errors) {

    /**
     * Returns this result if the process ended with 0.
     *
     * @throws ProcessFailedException if it ended with anything else; the message holds the end of what it wrote
     */
    public ProcessResult orFail() {
        if (exitCode != 0) {
            throw new ProcessFailedException("ended with " + exitCode, this);
        }
        return this;
    }
}
