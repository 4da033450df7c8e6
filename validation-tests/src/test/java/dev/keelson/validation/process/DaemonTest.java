package dev.keelson.validation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    @Test
    void a_program_that_is_ready_late_is_waited_for() {
        try (Daemon daemon = shell("sleep 2; echo serving; exec sleep 600")) {
            daemon.await(LONG, () -> log().contains("serving"));

            assertThat(daemon.isAlive()).isTrue();
        }
    }

    @Test
    void a_program_that_dies_fails_at_once_with_the_end_of_its_log() {
        try (Daemon daemon = shell("seq 40; exit 7")) {
            long start = System.nanoTime();

            assertThatThrownBy(() -> daemon.await(LONG, () -> false))
                    .isInstanceOf(DaemonFailedException.class)
                    .hasMessageContaining("guarded ended with 7 before it was ready")
                    .hasMessageContaining("guarded.log:\n11\n")
                    .hasMessageEndingWith("\n40");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG.dividedBy(6));
        }
    }

    @Test
    void a_program_that_is_never_ready_fails_at_the_deadline() {
        try (Daemon daemon = shell("echo thinking; exec sleep 600")) {
            assertThatThrownBy(() -> daemon.await(Duration.ofSeconds(1), () -> false))
                    .hasMessageContaining("was not ready after 1 s")
                    .hasMessageEndingWith("thinking");
        }
    }

    @Test
    void a_program_that_is_not_there_is_told_by_its_log() {
        try (Daemon daemon = Daemon.start(Daemon.Spec.of("absent", List.of("/no/such/program"), file("absent.log")))) {
            assertThatThrownBy(() -> daemon.await(LONG, () -> false))
                    .hasMessageContaining("absent ended with 127")
                    .hasMessageContaining("/no/such/program");
        }
    }

    @Test
    void a_program_whose_file_grows_no_more_fails_with_the_end_of_its_log() {
        // A limit of the size of files stands for a disk that is full.
        try (Daemon daemon = shell("ulimit -f 1; exec seq 100000")) {
            assertThatThrownBy(() -> daemon.await(LONG, () -> false))
                    .isInstanceOf(DaemonFailedException.class)
                    .hasMessageContaining("before it was ready")
                    .hasMessageContaining("guarded.log:\n")
                    .hasMessageMatching("(?s).*\\n1[0-9]{2}\\n.*");
        }
    }

    @Test
    void a_failure_shows_the_end_however_long_the_log_is() throws Exception {
        try (Daemon daemon = shell("exec sleep 600")) {
            Files.writeString(file("guarded.log"), "x".repeat(20_000_000) + "\nlast");

            assertThat(daemon.failed("failed").getMessage())
                    .hasSizeLessThan(70_000)
                    .endsWith("\nlast");
        }
    }

    @Test
    void a_failure_is_told_when_its_log_is_gone() throws Exception {
        try (Daemon daemon = shell("exec sleep 600")) {
            Files.delete(file("guarded.log"));

            assertThat(daemon.failed("failed"))
                    .hasMessageContaining("guarded failed")
                    .hasMessageContaining("cannot be");
        }
    }

    @Test
    void a_program_is_asked_before_it_is_killed() {
        Daemon daemon =
                shell("trap 'echo leaving; exit 0' TERM; sleep 0.5; echo serving; while :; do sleep 0.05; done");
        daemon.await(LONG, () -> log().contains("serving"));
        daemon.close();

        assertThat(log()).contains("leaving");
    }

    @Tag("slow")
    @Test
    void a_program_that_refuses_to_leave_is_killed() {
        Daemon daemon = shell("trap '' TERM; sleep 0.5; echo $$ serving; while :; do sleep 0.05; done");
        daemon.await(LONG, () -> log().contains("serving"));
        daemon.close();

        assertThat(program()).isNotPresent();
    }

    @Test
    void what_a_program_started_ends_with_it() {
        Daemon daemon = shell("sleep 600 & sleep 0.5; echo $! serving; wait");
        daemon.await(LONG, () -> log().contains("serving"));
        daemon.close();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> program().filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void a_crash_leaves_nothing_of_the_program() {
        Daemon daemon = shell("echo $$ serving; exec sleep 600");
        daemon.await(LONG, () -> log().contains("serving"));
        daemon.kill();

        assertThat(daemon.isAlive()).isFalse();
        assertThat(program()).isNotPresent();
    }

    @Tag("slow")
    @Test
    void a_program_that_is_closed_while_it_starts_leaves_nothing() {
        // A time that nobody else sleeps for.
        String time = "600." + System.nanoTime();
        for (int i = 0; i < 200; i++) {
            Daemon daemon = Daemon.start(Daemon.Spec.of("brief", List.of("sleep", time), file("brief.log")));
            for (long wait = System.nanoTime() + i * 20_000L; System.nanoTime() < wait; ) {
                Thread.onSpinWait();
            }
            daemon.handle().destroy();
            daemon.close();
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(running(time)).isEmpty());
    }

    @Test
    void a_program_goes_with_its_guard() throws Exception {
        Daemon daemon = shell("echo $$ serving; exec sleep 600");
        daemon.await(
                LONG,
                () -> log().contains("serving") && daemon.handle().children().count() == 2);
        daemon.handle().destroyForcibly();
        daemon.handle().onExit().get();
        daemon.close();

        ProcessHandle program = program().orElse(null);
        await().atMost(Duration.ofSeconds(20)).until(() -> program == null || !program.isAlive());
    }

    @Test
    void a_program_sees_no_variable_of_the_jvm_but_those_it_needs() {
        assertThat(System.getenv()).as("the JVM has others").containsKey("PATH").hasSizeGreaterThan(3);
        try (Daemon daemon = Daemon.start(Daemon.Spec.of(
                        "guarded", List.of("/bin/sh", "-c", "env; echo serving; exec sleep 600"), file("guarded.log"))
                .environment("GIVEN", "yes"))) {
            daemon.await(LONG, () -> log().contains("serving"));

            Set<String> names = log().lines()
                    .filter(line -> line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .collect(Collectors.toSet());
            assertThat(names)
                    .contains("PATH", "GIVEN")
                    .isSubsetOf(
                            "PATH",
                            "HOME",
                            "TMPDIR",
                            "LANG",
                            "LC_ALL",
                            "LD_LIBRARY_PATH",
                            "GIVEN",
                            "PWD",
                            "OLDPWD",
                            "SHLVL",
                            "_");
        }
    }

    private static List<String> running(String name) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(name))
                .toList();
    }

    private Daemon shell(String script) {
        return Daemon.start(Daemon.Spec.of("guarded", List.of("/bin/sh", "-c", script), file("guarded.log")));
    }

    /** The process whose number is the first word of the log. */
    private Optional<ProcessHandle> program() {
        return ProcessHandle.of(Long.parseLong(log().substring(0, log().indexOf(' '))));
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private String log() {
        try {
            return Files.readString(file("guarded.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
