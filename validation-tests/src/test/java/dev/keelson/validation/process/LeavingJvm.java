package dev.keelson.validation.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;

/** A JVM that ends while a program it has started is still running. */
final class LeavingJvm {
    private LeavingJvm() {}

    public static void main(String... arguments) throws Exception {
        Path started = Path.of(arguments[0]);
        Path directory = started.getParent();
        try (WatchService changes = directory.getFileSystem().newWatchService()) {
            directory.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            Thread caller = new Thread(() -> ProcessRun.of(
                            Duration.ofMinutes(10),
                            List.of(
                                    "sh",
                                    "-c",
                                    "echo $$ > " + started + ".part; mv " + started + ".part " + started
                                            + "; exec sleep 600"))
                    .run());
            caller.setDaemon(true);
            caller.start();
            while (!Files.exists(started)) {
                changes.take().reset();
            }
        }
    }
}
