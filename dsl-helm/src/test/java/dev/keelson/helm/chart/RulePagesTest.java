package dev.keelson.helm.chart;

import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.diagnostic.RulePages;
import dev.keelson.helm.dependency.DependencyRules;
import dev.keelson.helm.diagnostic.HelmRules;
import dev.keelson.helm.hooks.HookRules;
import dev.keelson.helm.subchart.SubchartRules;
import dev.keelson.helm.tests.TestRules;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule about charts has its page. */
class RulePagesTest {
    static Stream<Rule> rules() {
        return RulePages.of(
                ChartRules.class,
                DependencyRules.class,
                HelmRules.class,
                HookRules.class,
                SubchartRules.class,
                TestRules.class);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_page_says_what_it_means_and_how_it_is_mended(Rule rule) {
        RulePages.has_a_page(rule);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_table_of_checks_has_its_line(Rule rule) {
        RulePages.has_a_row(rule);
    }
}
