package dev.keelson.validation.chart.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions that nobody has thought of: the chart is right, or a finding refuses it; it is never silently wrong. */
@Tag("slow")
class GeneratedDefinitionTest {
    private static final long SEED = 20_261_130L;
    private static final int DEFINITIONS = 200;

    @TempDir
    Path directory;

    @Test
    void the_chart_of_a_generated_definition_is_right_or_refused() {
        List<Map.Entry<Long, Verdict>> verdicts = LongStream.range(SEED, SEED + DEFINITIONS)
                .parallel()
                .mapToObj(seed -> Map.entry(seed, verdict(Sketches.drawn(seed), seed)))
                .toList();

        assertThat(verdicts.stream()
                        .filter(each -> each.getValue().kind() == Verdict.Kind.WRONG)
                        .limit(3)
                        .map(each -> shrunk(Sketches.drawn(each.getKey()), each.getKey())))
                .isEmpty();
        assertThat(verdicts)
                .as("a net that refuses much catches little")
                .filteredOn(each -> each.getValue().kind() == Verdict.Kind.RIGHT)
                .hasSizeGreaterThan(DEFINITIONS * 4 / 5);
    }

    /** The smallest definition that is wrong in the same way. */
    private String shrunk(Sketch sketch, long seed) {
        Sketch smallest = sketch;
        Optional<Sketch> next = Optional.of(sketch);
        while (next.isPresent()) {
            smallest = next.get();
            next = smallest.smaller()
                    .filter(smaller -> verdict(smaller, seed).kind() == Verdict.Kind.WRONG)
                    .findFirst();
        }
        return "seed " + seed + "\n" + smallest + "\n" + verdict(smallest, seed).words();
    }

    private Verdict verdict(Sketch sketch, long seed) {
        return Trial.of(sketch, directory.resolve(seed + "-" + Integer.toHexString(sketch.hashCode())), seed);
    }
}
