package dev.keelson.validation.cluster.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keelson.validation.cluster.plane.OtherLab.End;
import dev.keelson.validation.process.LabDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a JVM ends that has a control plane, nothing of it is left. */
@Tag("slow")
class ControlPlaneEndTest {
    private static final Duration SECONDS = Duration.ofSeconds(20);

    @TempDir
    Path place;

    @ParameterizedTest
    @EnumSource(names = {"RETURN", "EXIT", "EXCEPTION"})
    void an_end_that_is_no_crash_leaves_neither_processes_nor_files(End end) throws Exception {
        try (OtherLab lab = OtherLab.start(place, end)) {
            Files.createFile(place.resolve("go"));

            await().atMost(Duration.ofMinutes(1)).until(() -> !lab.jvm().isAlive());
            assertThat(lab.jvm().exitValue()).isEqualTo(end == End.RETURN ? 0 : end == End.EXIT ? 3 : 1);
            await().atMost(SECONDS).until(() -> lab.processes().noneMatch(ProcessHandle::isAlive));
            assertThat(lab.directory()).doesNotExist();
        }
    }

    @Test
    void a_killed_jvm_leaves_no_process_and_the_next_run_sweeps_its_files() throws Exception {
        try (OtherLab lab = OtherLab.start(place, End.NEVER)) {
            lab.jvm().destroyForcibly();

            await().atMost(SECONDS).until(() -> lab.processes().noneMatch(ProcessHandle::isAlive));
            assertThat(lab.directory()).exists();

            LabDirectory.create(lab.directory().getParent(), 0).close();
            assertThat(lab.directory()).doesNotExist();
        }
    }

    @Test
    void the_next_run_ends_the_programs_of_a_jvm_that_was_killed_with_their_guards() throws Exception {
        try (OtherLab lab = OtherLab.start(place, End.NEVER)) {
            // The halves that read the pipes go first: the JVM closes the pipe of a guard that it sees end.
            Map<Boolean, List<ProcessHandle>> guards = lab.guards().stream()
                    .collect(Collectors.partitioningBy(
                            guard -> guard.children().findAny().isEmpty()));
            guards.get(true).forEach(ProcessHandle::destroyForcibly);
            guards.get(false).forEach(ProcessHandle::destroyForcibly);
            lab.jvm().destroyForcibly();
            await().atMost(SECONDS)
                    .until(() -> !lab.jvm().isAlive() && lab.guards().stream().noneMatch(ProcessHandle::isAlive));
            assertThat(lab.programs()).as("nobody is left to end them").allMatch(ProcessHandle::isAlive);

            LabDirectory.create(lab.directory().getParent(), 0).close();
            assertThat(lab.programs()).noneMatch(ProcessHandle::isAlive);
            assertThat(lab.directory()).doesNotExist();
        }
    }

    @Test
    void two_runs_side_by_side_leave_each_other_alone() throws Exception {
        Path second = Files.createDirectory(place.resolve("second"));
        try (OtherLab lab = OtherLab.start(place, End.NEVER)) {
            // The same place for both directories, so that the sweep of each run meets the other's.
            Files.createSymbolicLink(
                    second.resolve(lab.directory().getParent().getFileName()),
                    lab.directory().getParent());
            try (OtherLab other = OtherLab.start(second, End.RETURN)) {
                assertThat(other.directory())
                        .isNotEqualTo(lab.directory())
                        .hasParent(lab.directory().getParent());
                assertThat(addresses(lab)).isNotEmpty().doesNotContainAnyElementsOf(addresses(other));
                Files.createFile(second.resolve("go"));
                await().atMost(Duration.ofMinutes(1)).until(() -> !other.jvm().isAlive());
                assertThat(other.directory()).doesNotExist();
            }
            assertThat(lab.processes()).allMatch(ProcessHandle::isAlive);
            assertThat(lab.directory()).exists();
        }
    }

    private static List<URI> addresses(OtherLab lab) throws IOException {
        return Files.readString(lab.directory().resolve("kubeconfig"))
                .lines()
                .filter(line -> line.contains("server: "))
                .map(line -> URI.create(line.substring(line.indexOf("https"))))
                .toList();
    }
}
