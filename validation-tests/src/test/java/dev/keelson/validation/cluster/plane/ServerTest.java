package dev.keelson.validation.cluster.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.validation.process.DaemonFailedException;
import dev.keelson.validation.process.LabDirectory;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
    @TempDir
    Path temporary;

    @Test
    void another_port_is_tried_as_often_as_ports_are_taken() {
        try (LabDirectory directory = LabDirectory.create(temporary, 0)) {
            Script server = new Script(
                    "echo 'listen tcp 127.0.0.1:1: bind: address already in use'; exit 1",
                    "echo 'listen tcp 127.0.0.1:2: bind: address already in use'; exit 1",
                    "exec sleep 600");
            server.ready = () -> server.scripts.isEmpty();

            var running = server.start(directory);

            assertThat(running.daemon().isAlive()).isTrue();
            running.daemon().close();
            assertThat(directory.log("script-3")).exists();
        }
    }

    @Test
    void a_failure_that_is_not_about_ports_is_not_tried_again() {
        try (LabDirectory directory = LabDirectory.create(temporary, 0)) {
            Script server = new Script("echo 'no space left on device'; exit 1", "exec sleep 600");

            assertThatThrownBy(() -> server.start(directory))
                    .isInstanceOf(DaemonFailedException.class)
                    .hasMessageContaining("script ended with 1")
                    .hasMessageEndingWith("no space left on device");
            assertThat(server.scripts).hasSize(1);
        }
    }

    @Test
    void ports_that_are_always_taken_end_in_a_failure() {
        try (LabDirectory directory = LabDirectory.create(temporary, 0)) {
            String taken = "echo 'address already in use'; exit 1";
            Script server = new Script(taken, taken, taken, taken, taken, taken);

            assertThatThrownBy(() -> server.start(directory)).hasMessageContaining("address already in use");
            assertThat(server.scripts).hasSize(1);
        }
    }

    @Test
    void a_question_that_fails_leaves_no_program_behind() {
        try (LabDirectory directory = LabDirectory.create(temporary, 0)) {
            Script server = new Script("exec sleep 600");
            server.ready = () -> {
                throw new IllegalStateException("cannot ask");
            };

            assertThatThrownBy(() -> server.start(directory)).hasMessage("cannot ask");
            assertThat(ProcessHandle.allProcesses()
                            .map(process -> process.info().commandLine().orElse(""))
                            .filter(line -> line.contains(temporary + "/lab-mark")))
                    .isEmpty();
        }
    }

    /** A program per try. */
    private final class Script extends Server<String> {
        private final Deque<String> scripts;
        private BooleanSupplier ready = () -> false;

        Script(String... scripts) {
            super("script");
            this.scripts = new ArrayDeque<>(List.of(scripts));
        }

        @Override
        protected Attempt<String> attempt() {
            return new Attempt<>(List.of("/bin/sh", "-c", scripts.pop(), temporary + "/lab-mark"), ready, "serves");
        }
    }
}
