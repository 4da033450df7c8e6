package dev.keelson.validation.process;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a program that ends by itself.
 *
 * <p>All of its output is kept. It is killed, with everything it started, when its time is up, when the waiting thread is
 * interrupted and when the JVM ends.
 *
 * @since 0.1.0
 */
public final class ProcessRun {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Duration timeout;
    private final List<String> command;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private @Nullable Path directory;
    private String input = "";
    private Consumer<String> errorLines = line -> {};

    private ProcessRun(Duration timeout, List<String> command) {
        this.timeout = timeout;
        this.command = List.copyOf(command);
    }

    /**
     * Prepares a run.
     *
     * @param timeout the longest it may take
     * @param command the program and its arguments; no shell is involved
     */
    public static ProcessRun of(Duration timeout, List<String> command) {
        return new ProcessRun(timeout, command);
    }

    /** Runs in a directory; by default in that of the JVM. */
    public ProcessRun in(Path directory) {
        this.directory = directory;
        return this;
    }

    /** Sets an environment variable, over those of the JVM. */
    public ProcessRun environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Sets what the program reads from its standard input; by default nothing. */
    public ProcessRun input(String text) {
        input = text;
        return this;
    }

    /** Hands over each line of the standard error as it is written, in a thread of its own. */
    public ProcessRun onErrorLine(Consumer<String> listener) {
        errorLines = listener;
        return this;
    }

    /**
     * Runs the program and waits for its end.
     *
     * @throws ProcessFailedException if it cannot be started or takes longer than it may
     */
    public ProcessResult run() {
        Process process = start();
        try {
            Stream output = new Stream(process.getInputStream(), line -> {});
            Stream errors = new Stream(process.getErrorStream(), errorLines);
            new Thread(() -> write(process), "input of " + command.get(0)).start();
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                LiveProcesses.kill(process);
            }
            // A grandchild that was not in sight can hold a pipe open after the process is gone.
            output.join(GRACE);
            errors.join(GRACE);
            ProcessResult result =
                    new ProcessResult(command, ended ? process.exitValue() : -1, output.text(), errors.text());
            if (!ended) {
                throw new ProcessFailedException("was killed, because it took longer than " + timeout, result);
            }
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessFailedException("was killed, because its caller was interrupted", command, e);
        } finally {
            if (process.isAlive()) {
                LiveProcesses.kill(process);
            }
            LiveProcesses.remove(process);
        }
    }

    private Process start() {
        ProcessBuilder builder = new ProcessBuilder(command);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        builder.environment().putAll(environment);
        try {
            return LiveProcesses.start(builder);
        } catch (IOException e) {
            throw new ProcessFailedException("cannot be started: " + e.getMessage(), command, e);
        }
    }

    private void write(Process process) {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The program may end without having read everything; its exit code tells whether that was wrong.
        }
    }

    /** Reads one stream to its end, so that the program never waits for a reader. */
    private static final class Stream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread reader;

        Stream(InputStream stream, Consumer<String> lines) {
            reader = new Thread(() -> read(stream, lines), "output of a process");
            reader.setDaemon(true);
            reader.start();
        }

        void join(Duration limit) throws InterruptedException {
            reader.join(limit.toMillis());
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        private void read(InputStream stream, Consumer<String> lines) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            try (InputStream buffered = new BufferedInputStream(stream)) {
                for (int next = buffered.read(); next >= 0; next = buffered.read()) {
                    bytes.write(next);
                    if (next == '\n') {
                        lines.accept(line.toString(StandardCharsets.UTF_8).strip());
                        line.reset();
                    } else {
                        line.write(next);
                    }
                }
            } catch (IOException e) {
                // Killing a process closes its streams under the reader: what was read so far is what there is.
            }
        }
    }
}
