package dev.keelson.validation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabDirectoryTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path parent;

    @Test
    void a_disk_that_is_too_full_is_told_with_its_fix_before_anything_starts() {
        assertThatThrownBy(() -> LabDirectory.create(parent, Long.MAX_VALUE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(".* has [0-9]+ MiB left, and a lab needs [0-9]+ MiB\\. "
                        + "Free some, or choose another disk with -Djava\\.io\\.tmpdir=/path\\.");
        assertThat(parent.toFile().list()).containsExactly("turns.lock");
    }

    @Test
    void a_place_that_cannot_be_written_is_told_with_its_fix() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> LabDirectory.create(file, 0))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("-Djava.io.tmpdir=/path");
    }

    @Test
    void nobody_else_can_look_into_it_even_where_others_could_before() throws Exception {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxrwxrwx"));

        try (LabDirectory directory = LabDirectory.create(parent, 0)) {
            assertThat(mode(parent)).isEqualTo("rwx------");
            assertThat(mode(directory.path())).isEqualTo("rwx------");
        }
    }

    @Test
    void what_a_killed_owner_left_is_cleared_away_with_its_processes() throws Exception {
        Path left = Files.createDirectories(parent.resolve("lab-1/etcd/member"))
                .resolve("../..")
                .normalize();
        Files.createFile(left.resolve("owner.lock"));
        Files.createFile(left.resolve("etcd/member/db"));
        Process orphan = new ProcessBuilder("/bin/sh", "-c", "sleep 600; exit 0", left + "/etcd.log").start();
        Process stranger =
                new ProcessBuilder("/bin/sh", "-c", "sleep 600; exit 0", parent + "/lab-10/etcd.log").start();
        await().atMost(LONG).until(() -> orphan.children().findAny().isPresent());
        ProcessHandle child = orphan.children().findAny().orElseThrow();
        try (LabDirectory directory = LabDirectory.create(parent, 0)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(child.isAlive()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(left).doesNotExist();
            assertThat(directory.path()).exists();
        } finally {
            for (Process each : List.of(orphan, stranger)) {
                each.descendants().forEach(ProcessHandle::destroyForcibly);
                each.destroyForcibly();
            }
        }
    }

    @Test
    void what_an_owner_left_that_was_killed_before_it_had_a_lock_is_cleared_away() throws Exception {
        Path left = Files.createDirectory(parent.resolve("lab-1"));

        LabDirectory.create(parent, 0).close();

        assertThat(left).doesNotExist();
        assertThat(parent.toFile().list()).containsExactly("turns.lock");
    }

    @Test
    void two_of_one_jvm_leave_each_other_alone_and_are_left_alone_by_another_jvm() throws Exception {
        try (LabDirectory first = LabDirectory.create(parent, 0);
                LabDirectory second = LabDirectory.create(parent, 0)) {
            Process program =
                    new ProcessBuilder("/bin/sh", "-c", "sleep 600; exit 0", first.path() + "/etcd.log").start();
            try {
                ProcessRun.of(LONG, ChildJvm.command(Sweep.class, List.of(), parent.toString()))
                        .run()
                        .orFail();

                assertThat(program.isAlive()).isTrue();
                assertThat(first.path()).exists();
                assertThat(second.path()).exists();
            } finally {
                program.descendants().forEach(ProcessHandle::destroyForcibly);
                program.destroyForcibly();
            }
        }
    }

    @Test
    void many_are_made_and_deleted_side_by_side() throws Exception {
        List<Process> jvms = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            jvms.add(new ProcessBuilder(ChildJvm.command(Sweep.class, List.of(), parent.toString(), "100"))
                    .redirectErrorStream(true)
                    .redirectOutput(parent.resolve("jvm-" + i + ".log").toFile())
                    .start());
        }
        for (int i = 0; i < jvms.size(); i++) {
            Process jvm = jvms.get(i);
            await().atMost(LONG).until(() -> !jvm.isAlive());
            assertThat(jvm.exitValue())
                    .as(Files.readString(parent.resolve("jvm-" + i + ".log")))
                    .isZero();
        }
        assertThat(parent.toFile().list((place, name) -> name.startsWith("lab-")))
                .isEmpty();
    }

    /** A JVM that makes directories and deletes them again. */
    static final class Sweep {
        private Sweep() {}

        public static void main(String... arguments) throws Exception {
            int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
            for (int i = 0; i < times; i++) {
                try (LabDirectory directory = LabDirectory.create(Path.of(arguments[0]), 0)) {
                    Files.createFile(directory.file("kept"));
                }
            }
        }
    }

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
