package dev.keelson.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.diagnostic.Rule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule is shown by a scenario and explained by a page that quotes what a user reads. */
class RuleCatalogueTest {
    static List<Rule> rules() {
        return RuleCatalogue.rules();
    }

    @Test
    void ids_are_unique() {
        assertThat(rules()).extracting(Rule::id).doesNotHaveDuplicates().hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_has_an_id_in_kebab_case_and_a_sentence(Rule rule) {
        assertThat(rule.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(rule.summary()).matches("[A-Z].*[^.]\\.");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_is_raised_by_a_scenario(Rule rule) {
        assertThat(RuleCatalogue.findings(rule))
                .as("a scenario in com.example.mistakes that raises %s", rule.id())
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_has_a_page_that_quotes_a_finding(Rule rule) {
        CheckPage page = CheckPage.of(rule);
        page.updateFinding(RuleCatalogue.findings(rule));
        assertThat(page.lines())
                .as("%s, what it means and how to mend it", page.file())
                .startsWith("# " + rule.id(), "", page.summary(), "")
                .anyMatch(line -> line.startsWith("**What.** "))
                .anyMatch(line -> line.startsWith("**At run time.** "))
                .anyMatch(line -> line.startsWith("**Fix.** "));
        assertThat(RuleCatalogue.findings(rule))
                .as("the finding quoted in %s; -Dkeelson.golden=update rewrites it for review", page.file())
                .contains(page.finding());
    }

    /** Rules of other modules have rows here too. */
    @Test
    void the_table_of_checks_has_a_row_for_each_rule() {
        Map<String, String> expected = new TreeMap<>(CheckPage.rows());
        rules().forEach(rule -> expected.put(rule.id(), CheckPage.of(rule).row()));
        CheckPage.updateRows(expected);
        assertThat(CheckPage.rows()).containsExactlyEntriesOf(expected);
    }
}
