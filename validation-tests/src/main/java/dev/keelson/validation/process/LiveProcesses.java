package dev.keelson.validation.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends the processes that are still running when the JVM ends. */
final class LiveProcesses {
    private static final Set<Process> LIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LIVE.forEach(LiveProcesses::kill), "kill-processes"));
    }

    private LiveProcesses() {}

    static void add(Process process) {
        LIVE.add(process);
    }

    static void remove(Process process) {
        LIVE.remove(process);
    }

    /** Kills a process and what it started; its children are asked for first, because they outlive their parent. */
    static void kill(Process process) {
        process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
