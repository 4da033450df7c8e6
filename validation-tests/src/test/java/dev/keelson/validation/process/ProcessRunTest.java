package dev.keelson.validation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRunTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    @Test
    void both_streams_are_kept_to_the_last_byte() {
        ProcessResult result = shell("head -c 300000 /dev/zero | tr '\\0' o; head -c 300000 /dev/zero | tr '\\0' e >&2")
                .run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).isEqualTo("o".repeat(300_000));
        assertThat(result.errors()).isEqualTo("e".repeat(300_000));
    }

    @Test
    void input_directory_and_environment_reach_the_program() {
        ProcessResult result = shell("cat; pwd -P; echo $GREETING")
                .input("ünï\n")
                .in(directory)
                .environment("GREETING", "hello")
                .run();

        assertThat(result.output())
                .startsWith("ünï\n")
                .contains(directory.getFileName().toString())
                .endsWith("hello\n");
    }

    @Test
    void error_lines_are_handed_over_as_they_come() {
        List<String> lines = new ArrayList<>();
        shell("echo one >&2; echo two >&2").onErrorLine(lines::add).run();

        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void a_program_that_does_not_read_its_input_is_no_failure() {
        assertThat(shell("exit 3").input("x".repeat(1_000_000)).run().exitCode())
                .isEqualTo(3);
    }

    @Test
    void a_failure_shows_the_command_and_the_end_of_what_was_written() {
        assertThatThrownBy(() -> shell("seq 100 >&2; exit 7").run().orFail())
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("seq 100")
                .hasMessageContaining("ended with 7")
                .hasMessageContaining("errors:\n61\n")
                .hasMessageEndingWith("\n100");
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        assertThatThrownBy(() -> ProcessRun.of(LONG, List.of("no-such-program")).run())
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("`no-such-program` cannot be started");
    }

    @Test
    void a_program_that_takes_too_long_is_killed_with_what_it_started() throws Exception {
        Path started = directory.resolve("started");
        String script = "sleep 600 & echo $! > '" + started + "'; echo waiting; wait";

        assertThatThrownBy(() -> ProcessRun.of(Duration.ofMillis(500), List.of("sh", "-c", script))
                        .run())
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("was killed, because it took longer than PT0.5S")
                .hasMessageContaining("output:\nwaiting");
        assertEnds(Long.parseLong(Files.readString(started).strip()));
    }

    @Test
    void a_program_is_killed_when_the_jvm_ends() throws Exception {
        Path started = directory.resolve("started");
        String classPath = String.join(
                System.getProperty("path.separator"), location(ProcessRun.class), location(LeavingJvm.class));
        String java = ProcessHandle.current().info().command().orElseThrow();

        ProcessRun.of(LONG, List.of(java, "-cp", classPath, LeavingJvm.class.getName(), started.toString()))
                .run()
                .orFail();

        assertEnds(Long.parseLong(Files.readString(started).strip()));
    }

    private static void assertEnds(long process) throws Exception {
        ProcessHandle handle = ProcessHandle.of(process).orElse(null);
        if (handle != null) {
            handle.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    private static ProcessRun shell(String script) {
        return ProcessRun.of(LONG, List.of("sh", "-c", script));
    }

    private static String location(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
