package dev.keelson.validation.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own that sees the classes of the tests. */
public final class ChildJvm {
    private ChildJvm() {}

    /** Returns the command that runs a main method. */
    public static List<String> command(Class<?> main, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.add("-classpath");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }
}
