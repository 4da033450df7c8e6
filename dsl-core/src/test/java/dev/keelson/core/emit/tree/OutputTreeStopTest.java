package dev.keelson.core.emit.tree;

import static dev.keelson.core.emit.tree.SampleTrees.assertComplete;
import static dev.keelson.core.emit.tree.SampleTrees.assertWholeAndMarked;
import static dev.keelson.core.emit.tree.SampleTrees.contentOf;
import static dev.keelson.core.emit.tree.SampleTrees.isMarked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.core.emit.tree.StoppingDisk.Death;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops a run at each of its steps; the kill of a real process, at moments between them, is in the test beside. */
@Tag("slow")
class OutputTreeStopTest {
    private static final OutputFiles FIRST = SampleTrees.first(1);
    private static final OutputFiles SECOND = SampleTrees.second(1);
    private static final OutputFiles THIRD = new OutputFiles().add("third/only.yaml", "x: 1\n");

    @TempDir
    Path dir;

    @Test
    void a_run_that_dies_at_any_step_leaves_whole_files_and_a_marker_and_the_next_one_repairs() {
        int marked = 0;
        int steps = stepsFromFirstToSecond();
        for (int step = 0; step < steps; step++) {
            for (OutputFiles next : new OutputFiles[] {FIRST, SECOND, THIRD}) {
                String when = "death at step " + step;
                OutputTree.write(dir, FIRST, StoppingDisk.never());
                die(SECOND, step);
                assertWholeAndMarked(dir, FIRST, SECOND, when);
                marked += isMarked(dir) ? 1 : 0;
                OutputTree.write(dir, next, StoppingDisk.never());
                assertComplete(dir, next, when);
            }
        }
        assertThat(marked).isGreaterThan(3 * 15);
    }

    @Test
    void a_repair_that_dies_as_well_is_repaired_like_the_first() {
        int steps = stepsFromFirstToSecond();
        for (int step = 0; step < steps; step++) {
            for (int repair = step % 9; repair < steps + 5; repair += 9) {
                String when = "death at step " + step + " then " + repair;
                OutputTree.write(dir, FIRST, StoppingDisk.never());
                die(SECOND, step);
                die(FIRST, repair);
                assertWholeAndMarked(dir, FIRST, SECOND, when);
                OutputTree.write(dir, THIRD, StoppingDisk.never());
                assertComplete(dir, THIRD, when);
            }
        }
    }

    @Test
    void a_disk_that_is_full_before_the_marker_leaves_the_old_tree_and_nothing_else() {
        int unmarked = 0;
        int steps = stepsFromFirstToSecond();
        for (int step = 0; step < steps; step++) {
            String when = "full at step " + step;
            OutputTree.write(dir, FIRST, StoppingDisk.never());
            StoppingDisk full = StoppingDisk.fullAfter(step);
            assertThatThrownBy(() -> OutputTree.write(dir, SECOND, full))
                    .as(when)
                    .isInstanceOf(OutputTreeException.class)
                    .hasMessageContaining("No space left on device.\n\nFree some space there");
            if (contentOf(dir).equals(contentOf(FIRST)) && !isMarked(dir)) {
                assertComplete(dir, FIRST, when);
                unmarked++;
            } else {
                assertWholeAndMarked(dir, FIRST, SECOND, when);
            }
            OutputTree.write(dir, SECOND, StoppingDisk.never());
            assertComplete(dir, SECOND, when);
        }
        assertThat(unmarked).isGreaterThan(5);
    }

    private int stepsFromFirstToSecond() {
        OutputTree.write(dir, FIRST, StoppingDisk.never());
        StoppingDisk counting = StoppingDisk.never();
        OutputTree.write(dir, SECOND, counting);
        return counting.steps();
    }

    private void die(OutputFiles files, int step) {
        try {
            OutputTree.write(dir, files, StoppingDisk.diesAfter(step));
        } catch (Death e) {
            // A run with fewer steps comes to its end; both are states that a repair has to take.
        }
    }
}
