package dev.keelson.core.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What the command line of a platform takes.
 *
 * @since 0.1.0
 */
@Command(
        name = "keelson",
        sortOptions = false,
        description = "Writes the manifests of a platform's environments, if no check finds an error.")
public final class Options {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "target/platform",
            description = "Where to write. Default: ${DEFAULT-VALUE}.")
    private Path output = Path.of("target/platform");

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Only that environment; may be given several times. Default: all.")
    private List<String> environments = List.of();

    @Option(
            names = {"-f", "--values"},
            paramLabel = "FILE",
            description = "A YAML file of values, its tree the model's paths; later files win.")
    private List<Path> values = List.of();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Changes one value, for example api.image.tag=1.5.0; wins over files.")
    private List<String> sets = List.of();

    @Option(
            names = "--diff",
            arity = "2",
            paramLabel = "NAME",
            description = "Prints in what two environments differ, decision by decision; writes nothing.")
    private List<String> compared = List.of();

    @Option(
            names = "--why",
            arity = "2",
            paramLabel = "NAME",
            description = "Prints whether one component reaches another and what decides it, for example"
                    + " --why shop/api shop/postgres:postgresql; writes nothing.")
    private List<String> asked = List.of();

    @Option(
            names = "--recommendations",
            paramLabel = "FILE",
            description =
                    "Prints, as a file for -f, the values that VerticalPodAutoscalers recommend for one environment;"
                            + " writes nothing. FILE is what `kubectl get verticalpodautoscalers -A -o yaml` wrote.")
    private @Nullable Path recommendations;

    @Option(
            names = "--release-version",
            paramLabel = "VERSION",
            description = "The version of what is released as a whole, a chart for one. The build knows it."
                    + " Default: ${DEFAULT-VALUE}.",
            defaultValue = "0.0.0-dev")
    private String releaseVersion = "";

    @Option(
            names = "--release-time",
            paramLabel = "TIME",
            defaultValue = "${env:SOURCE_DATE_EPOCH:-1980-01-01T00:00:00Z}",
            description = "What is told as the time of a release: 2026-11-23T00:00:00Z, or seconds since 1970."
                    + " Default: SOURCE_DATE_EPOCH, else a time long ago; never that of the clock.")
    private String releaseTime = "";

    @Option(names = "--strict", description = "Fails on warnings too.")
    private boolean strict;

    @ArgGroup(exclusive = false, heading = "%nInto a cluster:%n")
    private @Nullable ApplyOptions apply;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    private boolean help;

    /** Options that were not given yet. */
    public Options() {}

    /** {@return where to write} */
    public Path output() {
        return output;
    }

    /** {@return the environments that are asked for, none for all} */
    public List<String> environments() {
        return environments;
    }

    /** {@return whether environments are to be compared and nothing written} */
    public boolean isDifference() {
        return !compared.isEmpty();
    }

    /** {@return a component, and another with a port, of which is asked why one reaches the other; empty if it is not} */
    public List<String> asked() {
        return asked;
    }

    /** {@return the environments that are to be compared, each with the next} */
    public List<String> compared() {
        return compared;
    }

    /** {@return how an environment is brought into a cluster, null where none is to be} */
    public @Nullable ApplyOptions apply() {
        return apply;
    }

    /** {@return the objects whose recommendations are asked for as values, null if they are not} */
    public @Nullable Path recommendations() {
        return recommendations;
    }

    /** {@return the version of what is released as a whole} */
    public String releaseVersion() {
        return releaseVersion;
    }

    /** {@return what is told as the time of a release} */
    public Instant releaseTime() {
        try {
            return releaseTime.matches("\\d{1,11}")
                    ? Instant.ofEpochSecond(Long.parseLong(releaseTime))
                    : OffsetDateTime.parse(releaseTime).toInstant();
        } catch (DateTimeParseException failure) {
            throw new UsageException("--release-time " + releaseTime
                    + " is no time such as 2026-11-23T00:00:00Z, and no" + " number of seconds.");
        }
    }

    /** {@return whether warnings fail} */
    public boolean isStrict() {
        return strict;
    }

    /** {@return all values given, by path, each with the place that gave it; later ones win} */
    public Map<String, GivenValue> overrides() {
        Map<String, GivenValue> overrides = new LinkedHashMap<>();
        values.forEach(file -> ValuesFile.read(file)
                .forEach((path, value) -> overrides.put(path, new GivenValue(value, file.toString()))));
        sets.forEach(set -> {
            int equals = separator(set);
            overrides.put(set.substring(0, equals), new GivenValue(set.substring(equals + 1), "--set " + set));
        });
        return overrides;
    }

    /**
     * A value and the place that gave it.
     *
     * @param text the value
     * @param place the option or file
     */
    public record GivenValue(String text, String place) {}

    private static int separator(String set) {
        int equals = set.indexOf('=');
        while (equals > 0 && set.charAt(equals - 1) == '\\') {
            equals = set.indexOf('=', equals + 1);
        }
        if (equals <= 0) {
            throw new UsageException("--set " + set + " is not of the form PATH=VALUE.");
        }
        return equals;
    }

    /** Says that the command line cannot be understood. */
    public static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** With what is wrong. */
        public UsageException(String message) {
            super(message);
        }
    }

    /** {@return the options, or null when help was asked for and printed} */
    public static @Nullable Options parse(String[] args, PrintWriter out) {
        Options options = new Options();
        CommandLine command = new CommandLine(options);
        try {
            command.parseArgs(args);
            if (options.help) {
                command.usage(out);
                return null;
            }
            return options;
        } catch (CommandLine.ParameterException failure) {
            throw new UsageException(String.valueOf(failure.getMessage()));
        }
    }
}
