package dev.keelson.validation.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A program that runs until it is closed.
 *
 * <p>It does not outlive the JVM, not even one that is killed: it runs under a guard that reads from a pipe to the JVM and
 * kills it when the pipe breaks. Everything it writes goes to a log, whose end is part of every failure.
 *
 * @since 0.1.0
 */
public final class Daemon implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** So young a program has nothing to lose, and may still be a copy of its guard that does not pass on what it is asked. */
    private static final Duration YOUNG = Duration.ofMillis(200);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(25);

    /** What a program may know of the machine; anything else could change what it does, or be a secret of the JVM's. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH");

    /**
     * The program reads nothing; what the shell reads is the pipe that breaks when the JVM is gone. Who asks the guard to end
     * before the program is there is heard too, and a key pressed in the terminal is the JVM's to act on.
     */
    private static final String GUARD = """
            program= asked=
            trap '' HUP INT
            trap 'asked=1; [ -z "$program" ] || kill -TERM "$program" 2>/dev/null' TERM
            exec 3<&0
            "$@" 3<&- </dev/null &
            program=$!
            { read -r _ <&3; kill -KILL "$program"; } 2>/dev/null &
            reader=$!
            [ -z "$asked" ] || kill -KILL "$program" 2>/dev/null
            wait "$program"; status=$?
            while kill -0 "$program" 2>/dev/null; do wait "$program"; status=$?; done
            kill -KILL "$reader" 2>/dev/null
            wait "$reader" 2>/dev/null
            exit "$status"
            """;

    private final String name;
    private final Path log;
    private final Process process;
    private final long start = System.nanoTime();

    private Daemon(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * What to start.
     *
     * @param name what it is called in messages
     * @param command the program and its arguments; no shell reads them
     * @param environment its variables, besides the JVM's {@code PATH}, {@code HOME}, {@code TMPDIR},
     *     {@code LD_LIBRARY_PATH} and language
     * @param directory where it runs
     * @param log the file that takes what it writes, added to what is there
     */
    public record Spec(String name, List<String> command, Map<String, String> environment, Path directory, Path log) {

        /** Keeps copies. */
        public Spec {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        /**
         * Returns a program that runs where its log lies.
         *
         * @param name what it is called in messages
         * @param command the program and its arguments
         * @param log the file that takes what it writes
         */
        public static Spec of(String name, List<String> command, Path log) {
            return new Spec(name, command, Map.of(), log.resolveSibling(""), log);
        }

        /** Returns the same with one more variable. */
        public Spec environment(String variable, String value) {
            Map<String, String> more = new LinkedHashMap<>(environment);
            more.put(variable, value);
            return new Spec(name, command, more, directory, log);
        }
    }

    /**
     * Starts a program. One that is not there ends with 127, which {@link #await} tells.
     *
     * @throws ProcessFailedException if there is no such directory, or the JVM is ending
     */
    public static Daemon start(Spec spec) {
        List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, spec.name()));
        guarded.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(guarded)
                .directory(spec.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(spec.environment());
        try {
            return new Daemon(spec.name(), spec.log(), LiveProcesses.startGuarded(builder));
        } catch (IOException e) {
            throw new ProcessFailedException("cannot be started: " + e.getMessage(), spec.command(), e);
        }
    }

    /** Returns the identity of the guard, which ends with the program. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Returns whether the program still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits until the program does its work.
     *
     * @param limit the longest to wait
     * @param ready asked again and again
     * @throws DaemonFailedException if the program ends instead, or takes longer; the message holds the end of its log
     */
    public void await(Duration limit, BooleanSupplier ready) {
        long begin = System.nanoTime();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw failed("ended with " + process.exitValue() + " before it was ready");
            }
            if (System.nanoTime() - begin > limit.toNanos()) {
                throw failed("was not ready after " + limit.toSeconds() + " s");
            }
            if (Thread.currentThread().isInterrupted()) {
                throw failed("was not waited for, because its caller was interrupted");
            }
            LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
        }
    }

    /** Returns a failure of this program, with the end of its log. */
    public DaemonFailedException failed(String what) {
        return new DaemonFailedException(name + " " + what + ".\nThe end of " + log + ":\n" + LogEnd.of(log));
    }

    /** Asks the program to end, kills what does not, of what it started too, and returns when it is gone. */
    @Override
    public void close() {
        if (System.nanoTime() - start < YOUNG.toNanos()) {
            kill();
            return;
        }
        List<ProcessHandle> started = process.descendants().toList();
        // Process.destroy closes the pipe besides, at which the guard kills the program before it can leave.
        process.toHandle().destroy();
        if (waitFor()) {
            started.forEach(ProcessHandle::destroyForcibly);
            LiveProcesses.remove(process);
            closePipe();
        } else {
            kill();
        }
    }

    /** Ends the program without asking, as a crash would, and returns when it is gone. */
    public void kill() {
        closePipe();
        LiveProcesses.killChildren(process);
        // The guard ends with its program; killed before it, it could leave one behind that it was about to start.
        if (!waitFor()) {
            LiveProcesses.kill(process);
        }
        LiveProcesses.remove(process);
    }

    /** An interrupted caller waits too: what it leaves running would disturb whoever comes next. */
    private boolean waitFor() {
        boolean interrupted = Thread.interrupted();
        long begin = System.nanoTime();
        try {
            while (process.isAlive()) {
                long left = GRACE.toNanos() - (System.nanoTime() - begin);
                try {
                    if (left <= 0 || process.waitFor(left, TimeUnit.NANOSECONDS)) {
                        break;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return !process.isAlive();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void closePipe() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The other end is gone, which is what closing was for.
        }
    }
}
