package dev.keelson.validation.chart.covering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoveringArrayTest {
    private static final long SEED = 7;

    @ParameterizedTest
    @ValueSource(strings = {"2 2", "2 2 2 2 2 2 2 2", "3 2 4 2 5 2", "2 3", "7 7 2"})
    void every_pair_is_in_some_row(String text) {
        int[] sizes = sizes(text);

        assertThat(missing(sizes, CoveringArray.of(sizes, SEED))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2", "3 3 3 3 3 3 3 3 3 3 3 3"})
    void there_are_few_rows(String text) {
        int[] sizes = sizes(text);
        int greatest = Arrays.stream(sizes).max().orElseThrow();

        assertThat(CoveringArray.of(sizes, SEED)).hasSizeLessThan(4 * greatest * greatest);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 10})
    void a_row_that_is_taken_away_is_missed(int row) {
        int[] sizes = sizes("3 2 4 2 5 2");
        List<int[]> rows = new ArrayList<>(CoveringArray.of(sizes, SEED));
        rows.remove(row);

        assertThat(missing(sizes, rows)).isNotEmpty();
    }

    private static int[] sizes(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    /** Looks each pair up in all rows, one after the other. */
    private static List<String> missing(int[] sizes, List<int[]> rows) {
        List<String> missing = new ArrayList<>();
        for (int first = 0; first < sizes.length; first++) {
            for (int second = first + 1; second < sizes.length; second++) {
                for (int one = 0; one < sizes[first]; one++) {
                    for (int other = 0; other < sizes[second]; other++) {
                        int[] pair = {first, one, second, other};
                        if (rows.stream().noneMatch(row -> row[pair[0]] == pair[1] && row[pair[2]] == pair[3])) {
                            missing.add(Arrays.toString(pair));
                        }
                    }
                }
            }
        }
        return missing;
    }
}
