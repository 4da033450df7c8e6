package dev.keelson.core.cli;

import dev.keelson.core.cli.Options.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What the command line takes for bringing an environment into a cluster.
 *
 * @since 0.1.0
 */
public final class ApplyOptions {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smh])");

    @Option(
            names = "--apply",
            required = true,
            paramLabel = "NAME",
            description =
                    "Brings an environment into a cluster, in order, and waits until it is in place; writes no files.")
    private String environment = "";

    @Option(names = "--kubeconfig", paramLabel = "FILE", description = "The file that describes the cluster.")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "The context in it. The current context is never taken unasked.")
    private @Nullable String context;

    @Option(names = "--dry-run", description = "Only asks the API server what would change, and writes nothing.")
    private boolean dryRun;

    @Option(names = "--prune", description = "Deletes what an earlier apply wrote and the definition no longer has.")
    private boolean prune;

    @Option(
            names = "--prune-kind",
            paramLabel = "KIND",
            description =
                    "Prunes objects of that kind too: Namespace, PersistentVolumeClaim or CustomResourceDefinition.")
    private List<String> prunedKinds = List.of();

    @Option(names = "--force-conflicts", description = "Takes fields that another manager owns.")
    private boolean force;

    @Option(names = "--no-rollback", description = "Leaves what was changed when something fails.")
    private boolean noRollback;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "30m",
            description = "How long it may take, such as 90s, 30m or 1h. Default: ${DEFAULT-VALUE}.")
    private String timeout = "30m";

    @Option(
            names = "--progress-timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description =
                    "How long a rollout without a deadline of its own may stand still. Default: ${DEFAULT-VALUE}.")
    private String progress = "10m";

    @Option(
            names = "--inventory-namespace",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "Where the cluster keeps what was applied. Default: ${DEFAULT-VALUE}.")
    private String inventoryNamespace = "default";

    /** Options that were not given yet. */
    public ApplyOptions() {}

    /** {@return the environment to apply} */
    public String environment() {
        return environment;
    }

    /**
     * {@return the file that describes the cluster}
     *
     * @throws UsageException if it was not given
     */
    public Path kubeconfig() {
        return needed(kubeconfig, "--kubeconfig FILE", "which file describes the cluster");
    }

    /**
     * {@return the context in it}
     *
     * @throws UsageException if it was not given
     */
    public String context() {
        return needed(context, "--context NAME", "which cluster is meant; the current context is never taken unasked");
    }

    /** {@return whether nothing is written} */
    public boolean isDryRun() {
        return dryRun;
    }

    /** {@return whether the definition's leftovers are deleted} */
    public boolean isPrune() {
        return prune;
    }

    /** {@return the kinds that are pruned only when they are named} */
    public List<String> prunedKinds() {
        return prunedKinds;
    }

    /** {@return whether fields of others are taken} */
    public boolean isForce() {
        return force;
    }

    /** {@return whether a failure takes back what was changed} */
    public boolean isRollback() {
        return !noRollback;
    }

    /** {@return how long it may take} */
    public Duration timeout() {
        return duration("--timeout", timeout);
    }

    /** {@return how long a rollout may stand still} */
    public Duration progress() {
        return duration("--progress-timeout", progress);
    }

    /** {@return where the inventory lies} */
    public String inventoryNamespace() {
        return inventoryNamespace;
    }

    private static <T> T needed(@Nullable T value, String option, String what) {
        if (value == null) {
            throw new UsageException("--apply needs " + option + ": it says " + what + ".");
        }
        return value;
    }

    private static Duration duration(String option, String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException(option + " " + text + " is no time such as 90s, 30m or 1h.");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
