package dev.keelson.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.mistakes.Mistake;
import com.example.mistakes.Mistakes;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.diagnostic.Finding;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Findings are a product: their texts and lines are compared with golden files, scenario by scenario. */
class FindingsTest {
    static Stream<String> scenarios() {
        return Mistakes.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_mistake_is_told_word_for_word_as_its_golden_file_says(String name) {
        Mistake mistake = Mistakes.all().get(name);
        Golden.of(name).compare(report(mistake));
    }

    @Test
    void every_golden_file_has_a_scenario() {
        assertThat(Golden.names())
                .containsExactlyInAnyOrderElementsOf(Mistakes.all().keySet());
    }

    private static String report(Mistake mistake) {
        Blueprint blueprint = Platform.of(mistake).in(mistake.environment());
        String standing = blueprint.findings().stream().map(Finding::toString).collect(Collectors.joining("\n\n"));
        String accepted = blueprint.accepted().stream()
                .map(each -> "accepted because " + each.decision().because() + ":\n" + each.finding())
                .collect(Collectors.joining("\n\n"));
        return Stream.of(standing, accepted).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n")) + "\n";
    }
}
