package dev.keelson.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void a_nearest_word_is_found_across_a_slip_of_the_finger_only() {
        List<String> known = List.of("replicas", "selector", "template");

        assertThat(Spelling.nearest("repilcas", known)).contains("replicas");
        assertThat(Spelling.nearest("Selector", known)).contains("selector");
        assertThat(Spelling.nearest("image", known)).isEmpty();
    }
}
