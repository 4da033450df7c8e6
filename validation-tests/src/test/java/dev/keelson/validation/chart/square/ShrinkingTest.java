package dev.keelson.validation.chart.square;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShrinkingTest {
    private static final List<Integer> ALL = IntStream.range(0, 300).boxed().toList();

    static List<Set<Integer>> culprits() {
        return List.of(
                Set.of(), Set.of(0), Set.of(299), Set.of(17), Set.of(3, 200), Set.of(0, 1, 299), Set.of(5, 6, 7, 8));
    }

    @ParameterizedTest
    @MethodSource("culprits")
    void what_does_not_matter_is_left_out(Set<Integer> culprits) {
        assertThat(Shrinking.of(ALL, some -> some.containsAll(culprits))).containsExactlyInAnyOrderElementsOf(culprits);
    }

    @ParameterizedTest
    @MethodSource("culprits")
    void few_tries_are_enough(Set<Integer> culprits) {
        int[] tries = {0};
        Shrinking.of(ALL, some -> {
            tries[0]++;
            return some.containsAll(culprits);
        });

        assertThat(tries[0]).isLessThan(60);
    }

    @Test
    void items_that_fail_only_without_others_are_found_all_the_same() {
        assertThat(Shrinking.of(ALL, some -> some.contains(3) && (some.size() == ALL.size() || !some.contains(2))))
                .containsExactly(3);
    }
}
