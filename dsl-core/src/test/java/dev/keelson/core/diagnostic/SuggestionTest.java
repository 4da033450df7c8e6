package dev.keelson.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    @Test
    void a_nearest_word_is_found_across_a_slip_of_the_finger_only() {
        List<String> known = List.of("replicas", "selector", "template");

        assertThat(Suggestion.nearest("repilcas", known)).contains("replicas");
        assertThat(Suggestion.nearest("Selector", known)).contains("selector");
        assertThat(Suggestion.nearest("image", known)).isEmpty();
    }
}
