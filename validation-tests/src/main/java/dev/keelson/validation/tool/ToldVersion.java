package dev.keelson.validation.tool;

import dev.keelson.validation.process.ProcessFailedException;
import dev.keelson.validation.process.ProcessRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The version that a program tells of itself. */
final class ToldVersion {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** The first is the program's own; those of what it is made of and with come after it. */
    private static final Pattern VERSION = Pattern.compile("(?<![\\w.])v?(\\d+\\.\\d+\\.\\d+[\\w.+-]*)");

    private ToldVersion() {}

    /** Empty if the program does not tell: an unknown version is no reason to do without the program. */
    static Optional<String> ask(Path program, List<String> arguments) {
        List<String> command =
                Stream.concat(Stream.of(program.toString()), arguments.stream()).toList();
        try {
            String output = ProcessRun.of(TIMEOUT, command).run().orFail().output();
            return VERSION.matcher(output).results().findFirst().map(version -> version.group(1));
        } catch (ProcessFailedException e) {
            return Optional.empty();
        }
    }
}
