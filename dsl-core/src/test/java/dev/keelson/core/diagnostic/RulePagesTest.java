package dev.keelson.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulePagesTest {
    private static final Path PAGES = Path.of("..", "docs", "checks");
    private static final Path INDEX = PAGES.resolve("README.md");

    /** The module of the charts rests on this one, so that its rules can only be read from their source. */
    private static final Path CHART_SOURCES = Path.of("..", "dsl-helm", "src", "main", "java");

    private static final Pattern CONSTANT =
            Pattern.compile("Rule\\.(error|warning)\\(\\s*\"([^\"]+)\",\\s*\"([^\"]+)\"\\s*\\)");
    private static final Pattern CONSTANT_START = Pattern.compile("Rule\\.(error|warning)\\(");

    @Test
    void rules_of_both_modules_are_found() throws Exception {
        assertThat(compiledRules())
                .extracting(Rule::id)
                .contains("schema", "set-twice", "unwritable-object", "floating-image-in-production");
        assertThat(chartRules()).extracting(Rule::id).contains("lost-symbol");
    }

    @Test
    void every_rule_of_a_chart_is_written_in_the_form_that_is_looked_for() throws Exception {
        assertThat(chartRules()).hasSize((int) chartSources().stream()
                .flatMap(source -> CONSTANT_START.matcher(source).results())
                .count());
    }

    @Test
    void ids_are_unique() throws Exception {
        assertThat(rules()).extracting(Rule::id).doesNotHaveDuplicates();
    }

    @Test
    void ids_are_in_kebab_case() throws Exception {
        assertThat(rules()).extracting(Rule::id).allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void every_rule_has_a_page_with_its_id_summary_and_severity() throws Exception {
        for (Rule rule : rules()) {
            Path page = PAGES.resolve(rule.id() + ".md");

            assertThat(page).exists();
            assertThat(Files.readString(page))
                    .as(rule.id())
                    .startsWith("# " + rule.id() + "\n\n" + rule.summary().replaceAll("\\.$", "") + " ("
                            + severity(rule) + ").\n");
        }
    }

    @Test
    void the_index_lists_every_rule_by_id_with_severity_and_summary() throws Exception {
        List<String> rows = rules().stream()
                .sorted(Comparator.comparing(Rule::id))
                .map(rule -> "| [%1$s](%1$s.md) | %2$s | %3$s |".formatted(rule.id(), severity(rule), rule.summary()))
                .toList();

        assertThat(Files.readAllLines(INDEX))
                .filteredOn(line -> line.startsWith("| ["))
                .containsExactlyElementsOf(rows);
    }

    @Test
    void no_page_is_left_without_a_rule() throws Exception {
        List<String> names = rules().stream().map(rule -> rule.id() + ".md").toList();

        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.filter(page -> !page.equals(INDEX)))
                    .extracting(page -> page.getFileName().toString())
                    .isSubsetOf(names);
        }
    }

    private static String severity(Rule rule) {
        return rule.severity().name().toLowerCase(Locale.ROOT);
    }

    private static List<Rule> rules() throws Exception {
        List<Rule> rules = new ArrayList<>(compiledRules());
        rules.addAll(chartRules());
        return rules;
    }

    private static List<Rule> chartRules() throws IOException {
        return chartSources().stream()
                .flatMap(source -> CONSTANT.matcher(source).results())
                .map(RulePagesTest::rule)
                .toList();
    }

    private static Rule rule(MatchResult constant) {
        return constant.group(1).equals("error")
                ? Rule.error(constant.group(2), constant.group(3))
                : Rule.warning(constant.group(2), constant.group(3));
    }

    private static List<String> chartSources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path file : files(CHART_SOURCES, ".java")) {
            sources.add(Files.readString(file));
        }
        return sources;
    }

    private static List<Rule> compiledRules() throws IOException, URISyntaxException, ReflectiveOperationException {
        Path classes = Path.of(
                Rule.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Rule> rules = new ArrayList<>();
        for (Path file : files(classes, ".class")) {
            String name = classes.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), ".");
            if (name.endsWith("-info.class")) {
                continue;
            }
            Class<?> type = Class.forName(
                    name.substring(0, name.length() - ".class".length()), false, Rule.class.getClassLoader());
            for (Field field : constants(type)) {
                field.setAccessible(true);
                rules.add((Rule) field.get(null));
            }
        }
        return rules;
    }

    private static List<Field> constants(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getType() == Rule.class)
                .filter(field -> Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers()))
                .toList();
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
