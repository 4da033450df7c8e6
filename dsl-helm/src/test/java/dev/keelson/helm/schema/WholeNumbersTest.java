package dev.keelson.helm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WholeNumbersTest {
    private static final long SEED = 20_261_129L;

    @Test
    void every_range_of_small_numbers_matches_its_numbers_alone() {
        for (int least = 0; least <= 130; least++) {
            for (int greatest = least; greatest <= 230; greatest++) {
                Pattern pattern = Pattern.compile(WholeNumbers.between(least, greatest));
                for (int number = 0; number <= 240; number++) {
                    if (pattern.matcher(Integer.toString(number)).matches()
                            != (number >= least && number <= greatest)) {
                        assertThat(number)
                                .as("%d to %d: %s", least, greatest, pattern)
                                .isBetween(least, greatest);
                        assertThat(number)
                                .as("%d to %d: %s", least, greatest, pattern)
                                .isNegative();
                    }
                }
            }
        }
    }

    @Test
    void ranges_of_large_numbers_end_where_they_should() {
        Random random = new Random(SEED);
        for (int turn = 0; turn < 20_000; turn++) {
            long one = random.nextLong(1L << random.nextInt(1, 60));
            long other = random.nextLong(1L << random.nextInt(1, 60));
            long least = Math.min(one, other);
            long greatest = Math.max(one, other);
            Pattern pattern = Pattern.compile(WholeNumbers.between(least, greatest));
            long inside = least + (greatest > least ? random.nextLong(greatest - least) : 0);
            assertThat(pattern.matcher(Long.toString(least)).matches())
                    .as("%d of %s", least, pattern)
                    .isTrue();
            assertThat(pattern.matcher(Long.toString(greatest)).matches())
                    .as("%d of %s", greatest, pattern)
                    .isTrue();
            assertThat(pattern.matcher(Long.toString(inside)).matches())
                    .as("%d of %s", inside, pattern)
                    .isTrue();
            assertThat(pattern.matcher(Long.toString(greatest + 1)).matches())
                    .as("%d + 1 of %s", greatest, pattern)
                    .isFalse();
            if (least > 0) {
                assertThat(pattern.matcher(Long.toString(least - 1)).matches())
                        .as("%d - 1 of %s", least, pattern)
                        .isFalse();
            }
            assertThat(pattern.matcher("0" + inside).matches()).isFalse();
        }
    }
}
