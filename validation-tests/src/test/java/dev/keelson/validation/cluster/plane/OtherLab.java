package dev.keelson.validation.cluster.plane;

import dev.keelson.validation.process.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A whole control plane that belongs to another JVM, with the processes that it is made of. */
record OtherLab(Process jvm, Path directory, List<ProcessHandle> guards, List<ProcessHandle> programs)
        implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int PROGRAMS = ControlPlane.Part.values().length + 2;

    /** How the other JVM ends once its control plane serves. */
    enum End {
        NEVER,
        RETURN,
        EXIT,
        EXCEPTION
    }

    /** Starts one whose directory is in a place, and which ends when a file {@code go} is there. */
    static OtherLab start(Path place, End end) throws IOException {
        Path told = place.resolve("told");
        Process jvm = new ProcessBuilder(ChildJvm.command(
                        OtherLab.class, List.of("-Djava.io.tmpdir=" + place), place.toString(), end.name()))
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("jvm.log").toFile())
                .start();
        try {
            Awaitility.await().atMost(LIMIT).until(() -> Files.exists(told) || !jvm.isAlive());
            if (!Files.exists(told)) {
                throw new IllegalStateException(Files.readString(place.resolve("jvm.log")));
            }
            List<ProcessHandle> all = jvm.descendants().toList();
            List<ProcessHandle> programs = all.stream()
                    .filter(process -> process.children().findAny().isEmpty() && !isShell(process))
                    .toList();
            if (programs.size() != PROGRAMS) {
                throw new IllegalStateException(PROGRAMS + " programs are expected, and these run: " + programs);
            }
            return new OtherLab(
                    jvm,
                    Path.of(Files.readString(told)),
                    all.stream().filter(OtherLab::isShell).toList(),
                    programs);
        } catch (RuntimeException | IOException e) {
            jvm.destroyForcibly();
            throw e;
        }
    }

    Stream<ProcessHandle> processes() {
        return Stream.concat(guards.stream(), programs.stream());
    }

    @Override
    public void close() {
        jvm.destroyForcibly();
        processes().forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean isShell(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(" -c ");
    }

    public static void main(String... arguments) throws Exception {
        Path place = Path.of(arguments[0]);
        try (ControlPlane plane = ControlPlane.start(EnumSet.allOf(ControlPlane.Part.class), LabSettings.quick())) {
            Path part = Files.writeString(
                    place.resolve("told.part"), plane.directory().toString());
            Files.move(part, place.resolve("told"));
            Awaitility.await().atMost(LIMIT).until(() -> Files.exists(place.resolve("go")));
            switch (End.valueOf(arguments[1])) {
                case NEVER -> Thread.sleep(LIMIT.toMillis());
                case RETURN -> {
                    // The control plane is closed where it was opened.
                }
                case EXIT -> System.exit(3);
                case EXCEPTION -> throw new IllegalStateException("as a test fails");
            }
        }
    }
}
