package dev.keelson.core.emit.tree;

import static dev.keelson.core.emit.tree.SampleTrees.assertComplete;
import static dev.keelson.core.emit.tree.SampleTrees.assertWholeAndMarked;
import static dev.keelson.core.emit.tree.SampleTrees.isMarked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class OutputTreeKillTest {
    private static final long SEED = 20_261_123L;
    private static final int KILLS = 50;
    private static final int FILES = 40;
    private static final OutputFiles FIRST = SampleTrees.first(FILES);
    private static final OutputFiles SECOND = SampleTrees.second(FILES);

    @TempDir
    Path dir;

    @Test
    void after_a_kill_at_any_moment_files_are_whole_and_the_next_run_repairs(TestReporter reporter) {
        reporter.publishEntry("seed", Long.toString(SEED));
        Random random = new Random(SEED);
        int marked = 0;
        try (WaitingWriters writers = new WaitingWriters(dir)) {
            for (int kill = 0; kill < KILLS; kill++) {
                ChildJvm writer = writers.next();
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(100_000)));
                if (kill % 2 == 1) {
                    // A busy machine spends nearly all its time before the marker; half of the kills aim behind it.
                    awaitMarker(writer);
                    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(2_000)));
                }
                writer.kill();
                String when = "seed " + SEED + ", kill " + kill;
                assertWholeAndMarked(dir, FIRST, SECOND, when);
                marked += isMarked(dir) ? 1 : 0;
                if (random.nextInt(3) > 0) {
                    OutputFiles files = random.nextBoolean() ? FIRST : SECOND;
                    OutputTree.write(dir, files);
                    assertComplete(dir, files, when);
                }
            }
        }
        reporter.publishEntry("marked", Integer.toString(marked));
        assertThat(marked).as("kills that hit an unfinished tree").isBetween(1, KILLS - 1);
    }

    @Test
    void a_second_run_is_kept_out_while_the_first_writes() {
        try (ChildJvm child = ChildJvm.start(Holding.class, List.of(), dir.toString())) {
            child.expect("holding");
            assertThatThrownBy(() -> OutputTree.write(dir, SECOND))
                    .isInstanceOf(OutputTreeException.class)
                    .hasMessageContaining("Another run is writing the output directory")
                    .hasMessageContaining("Wait until it has ended");
            // A refused run must not take the first one's lock away.
            assertThatThrownBy(() -> OutputTree.write(dir, SECOND)).hasMessageContaining("Another run");
            child.send("go on");
            assertThat(child.awaitEnd()).isZero();
        }
        assertComplete(dir, FIRST, "the run that held the lock");
        OutputTree.write(dir, SECOND);
        assertComplete(dir, SECOND, "after the lock");
    }

    @Test
    void a_second_run_is_kept_out_in_the_same_jvm_too() {
        Disk disk = new Disk() {
            @Override
            void delete(Path file) throws IOException {
                assertThatThrownBy(() -> OutputTree.write(dir, SECOND)).hasMessageContaining("Another run");
                super.delete(file);
            }
        };
        OutputTree.write(dir, FIRST, disk);
        assertComplete(dir, FIRST, "the first run");
    }

    private void awaitMarker(ChildJvm writer) {
        long start = System.nanoTime();
        while (!isMarked(dir) && writer.isAlive()) {
            if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(1)) {
                throw new AssertionError("the child JVM is alive and does not write");
            }
            Thread.onSpinWait();
        }
    }

    /** Starts the next JVM while the one before writes, because the start takes longest. */
    private static final class WaitingWriters implements AutoCloseable {
        private final Path root;
        private ChildJvm waiting;

        WaitingWriters(Path root) {
            this.root = root;
            this.waiting = ChildJvm.start(Writing.class, List.of(), root.toString());
        }

        ChildJvm next() {
            ChildJvm writer = waiting;
            waiting = ChildJvm.start(Writing.class, List.of(), root.toString());
            writer.expect("ready");
            writer.send("go");
            writer.expect("writing");
            return writer;
        }

        @Override
        public void close() {
            waiting.close();
        }
    }

    /** Writes two trees in turn until it is killed. */
    static final class Writing {
        public static void main(String[] arguments) throws IOException {
            Path root = Path.of(arguments[0]);
            awaitLine("ready");
            endWithParent();
            System.out.println("writing");
            while (true) {
                OutputTree.write(root, FIRST);
                OutputTree.write(root, SECOND);
            }
        }

        private static void endWithParent() {
            Thread watch = new Thread(() -> {
                try {
                    while (System.in.read() >= 0) {}
                } catch (IOException e) {
                    // The pipe is gone, and so is the parent.
                }
                Runtime.getRuntime().halt(1);
            });
            watch.setDaemon(true);
            watch.start();
        }
    }

    /** Stops in the midst of a run until it is told to go on. */
    static final class Holding {
        public static void main(String[] arguments) {
            OutputTree.write(Path.of(arguments[0]), FIRST, new Disk() {
                private boolean held;

                @Override
                void replace(Path file, Path by) throws IOException {
                    super.replace(file, by);
                    if (!held) {
                        held = true;
                        awaitLine("holding");
                    }
                }
            });
        }
    }

    /** Reads no further than the line's end, and ends where the parent has gone. */
    private static void awaitLine(String said) throws IOException {
        System.out.println(said);
        int c;
        do {
            c = System.in.read();
        } while (c >= 0 && c != '\n');
        if (c < 0) {
            Runtime.getRuntime().halt(1);
        }
    }
}
