package dev.keelson.validation.platform;

import dev.keelson.validation.process.ProcessResult;
import dev.keelson.validation.process.ProcessRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A platform's main method in a JVM of its own, as a shell would start it. */
public final class ChildProgram {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private ChildProgram() {}

    /** {@return how it ended} */
    public static ProcessResult run(Class<?> main, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.add("-classpath");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return ProcessRun.of(LIMIT, command).run();
    }
}
