package dev.keelson.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The pages of a module's rules under {@code docs/checks}. */
public final class RulePages {
    private static final Path DIRECTORY = Path.of("../docs/checks");

    private RulePages() {}

    /** {@return the rules that the classes of a module list} */
    public static Stream<Rule> of(Class<?>... lists) {
        return Arrays.stream(lists)
                .flatMap(list -> Arrays.stream(list.getFields()))
                .map(RulePages::value);
    }

    /** The page says what the rule means, how it is told and how it is mended. */
    public static void has_a_page(Rule rule) {
        assertThat(lines(rule.id() + ".md"))
                .startsWith(
                        "# " + rule.id(),
                        "",
                        sentence(rule) + " (" + rule.severity().label() + ").")
                .anyMatch(line -> line.startsWith("**Fix.**"))
                .anyMatch(line -> line.startsWith(rule.severity().label() + "[" + rule.id() + "]"));
    }

    /** The table of all checks has its line. */
    public static void has_a_row(Rule rule) {
        assertThat(lines("README.md"))
                .contains("| [" + rule.id() + "](" + rule.id() + ".md) | "
                        + rule.severity().label() + " | " + sentence(rule) + " |");
    }

    private static String sentence(Rule rule) {
        return rule.summary().substring(0, rule.summary().length() - 1);
    }

    private static Rule value(Field field) {
        try {
            return (Rule) field.get(null);
        } catch (IllegalAccessException hidden) {
            throw new AssertionError(hidden);
        }
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(DIRECTORY.resolve(file));
        } catch (IOException missing) {
            throw new UncheckedIOException("No page " + file, missing);
        }
    }
}
