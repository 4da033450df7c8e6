package dev.keelson.validation.process;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Ends the processes that are still running when the JVM ends. */
final class LiveProcesses {
    /** How each is ended. */
    private static final Map<Process, Consumer<Process>> LIVE = new HashMap<>();

    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(LiveProcesses::end, "kill-processes"));
    }

    private LiveProcesses() {}

    /** Starts a process; one that is started while the JVM ends would escape, so it is not started. */
    static Process start(ProcessBuilder builder) throws IOException {
        return start(builder, LiveProcesses::kill);
    }

    /** Starts a process that ends by itself when its children are gone. */
    static Process startGuarded(ProcessBuilder builder) throws IOException {
        return start(builder, LiveProcesses::killChildren);
    }

    private static synchronized Process start(ProcessBuilder builder, Consumer<Process> end) throws IOException {
        if (ending) {
            throw new IOException("the JVM is ending");
        }
        Process process = builder.start();
        LIVE.put(process, end);
        return process;
    }

    static synchronized void remove(Process process) {
        LIVE.remove(process);
    }

    /** Kills a process and what it started; its children are asked for first, because they outlive their parent. */
    static void kill(Process process) {
        killChildren(process);
        process.destroyForcibly();
    }

    /** Kills what a process started. */
    static void killChildren(Process process) {
        process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
    }

    private static synchronized void end() {
        ending = true;
        LIVE.forEach((process, end) -> end.accept(process));
    }
}
