package dev.keelson.validation.cluster.plane;

import dev.keelson.validation.process.Daemon;
import dev.keelson.validation.process.DaemonFailedException;
import dev.keelson.validation.process.LabDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A program that serves on ports of loopback.
 *
 * @param <T> what others need to know of it once it serves: its address, mostly
 * @since 0.1.0
 */
public abstract class Server<T> {
    private static final int TRIES = 5;
    /** A loaded machine takes many times what an idle one does. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final List<String> TAKEN =
            List.of("address already in use", "Only one usage of each socket address");

    private final String name;

    /** A program of that name, which is also that of its log. */
    protected Server(String name) {
        this.name = name;
    }

    /**
     * One try to start it.
     *
     * @param command the program and its arguments
     * @param ready whether it serves
     * @param result what others need to know of it
     */
    public record Attempt<T>(List<String> command, BooleanSupplier ready, T result) {

        /** Keeps a copy of the command. */
        public Attempt {
            command = List.copyOf(command);
        }
    }

    /** A program that serves. */
    record Running<T>(Daemon daemon, T result) {}

    /** {@return a new try on ports of its own} The command names a path in the directory of the control plane. */
    protected abstract Attempt<T> attempt();

    /** Starts it, on other ports when somebody took those that were free. */
    final Running<T> start(LabDirectory directory) {
        for (int attempt = 1; ; attempt++) {
            Attempt<T> next = attempt();
            Path log = directory.log(attempt == 1 ? name : name + "-" + attempt);
            Daemon daemon = Daemon.start(Daemon.Spec.of(name, next.command(), log));
            try {
                daemon.await(LIMIT, next.ready());
                return new Running<>(daemon, next.result());
            } catch (RuntimeException | Error e) {
                daemon.close();
                if (attempt == TRIES || !isTaken(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof DaemonFailedException
                && TAKEN.stream().anyMatch(String.valueOf(failure.getMessage())::contains);
    }
}
