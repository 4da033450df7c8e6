package dev.keelson.validation.process;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Ends the processes that are still running when the JVM ends. */
final class LiveProcesses {
    private static final Set<Process> LIVE = new HashSet<>();
    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(LiveProcesses::end, "kill-processes"));
    }

    private LiveProcesses() {}

    /** Starts a process; one that is started while the JVM ends would escape, so it is not started. */
    static synchronized Process start(ProcessBuilder builder) throws IOException {
        if (ending) {
            throw new IOException("the JVM is ending");
        }
        Process process = builder.start();
        LIVE.add(process);
        return process;
    }

    static synchronized void remove(Process process) {
        LIVE.remove(process);
    }

    /** Kills a process and what it started; its children are asked for first, because they outlive their parent. */
    static void kill(Process process) {
        process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static synchronized void end() {
        ending = true;
        LIVE.forEach(LiveProcesses::kill);
    }
}
