package dev.keelson.core.platform;

import dev.keelson.core.diagnostic.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of a rule under {@code docs/checks}, and the table of all of them. */
final class CheckPage {
    private static final Path DIRECTORY = Path.of("../docs/checks");
    private static final Path TABLE = DIRECTORY.resolve("README.md");
    private static final Pattern QUOTE = Pattern.compile("```text\n(.*?)\n```\n", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("\\| \\[([a-z-]+)\\]\\(\\1\\.md\\) \\|.*");

    private final Rule rule;

    private CheckPage(Rule rule) {
        this.rule = rule;
    }

    static CheckPage of(Rule rule) {
        return new CheckPage(rule);
    }

    Path file() {
        return DIRECTORY.resolve(rule.id() + ".md");
    }

    String summary() {
        return sentence() + " (" + rule.severity().label() + ").";
    }

    String row() {
        return "| [" + rule.id() + "](" + rule.id() + ".md) | "
                + rule.severity().label() + " | " + sentence() + " |";
    }

    List<String> lines() {
        return read(file()).lines().toList();
    }

    /** {@return the finding that the page quotes, empty where it quotes none} */
    String finding() {
        Matcher quote = QUOTE.matcher(read(file()));
        return quote.find() ? quote.group(1) : "";
    }

    void updateFinding(List<String> findings) {
        String text = read(file());
        if (!Golden.isUpdating() || findings.isEmpty() || findings.contains(finding())) {
            return;
        }
        String quote = "```text\n" + findings.get(0) + "\n```\n";
        Matcher matcher = QUOTE.matcher(text);
        write(
                file(),
                matcher.find()
                        ? matcher.replaceFirst(Matcher.quoteReplacement(quote))
                        : text.replaceFirst("\\*\\*Fix\\.\\*\\*", Matcher.quoteReplacement(quote + "\n**Fix.**")));
    }

    static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        read(TABLE)
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(row -> rows.put(row.group(1), row.group()));
        return rows;
    }

    static void updateRows(Map<String, String> rows) {
        if (Golden.isUpdating() && !rows.equals(rows())) {
            String head = read(TABLE)
                    .lines()
                    .takeWhile(line -> !ROW.matcher(line).matches())
                    .reduce("", (text, line) -> text + line + "\n");
            write(TABLE, head + String.join("\n", rows.values()) + "\n");
        }
    }

    private String sentence() {
        return rule.summary().substring(0, rule.summary().length() - 1);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
