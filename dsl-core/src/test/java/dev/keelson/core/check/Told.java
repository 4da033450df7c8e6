package dev.keelson.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a definition is told, with the text of the lines that its findings cite. */
public record Told(Finding finding) {
    private static final Environment TEST = Environment.named("test");
    private static final Pattern LINE = Pattern.compile("([\\w.]+)\\.\\w+(?:\\$\\w+)*\\((\\w+\\.java):(\\d+)\\)");

    /** All findings but that a container does not say what it needs. */
    public static List<Told> all(Definition definition) {
        return Platform.of(definition).in(TEST).findings().stream()
                .filter(finding -> !List.of("no-resources", "no-readiness")
                        .contains(finding.rule().id()))
                .map(Told::new)
                .toList();
    }

    /** The ids of the rules of all findings. */
    public static List<String> rules(Definition definition) {
        return all(definition).stream().map(Told::rule).toList();
    }

    /** The one finding. */
    public static Told only(Definition definition) {
        List<Told> all = all(definition);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    public String rule() {
        return finding.rule().id();
    }

    public Told says(String rule, String path, String message) {
        assertThat(finding.message()).isEqualTo(message);
        assertThat(rule()).isEqualTo(rule);
        assertThat(finding.path()).hasToString(path);
        return this;
    }

    public Told fix(String fix) {
        assertThat(finding.fix()).isEqualTo(fix);
        return this;
    }

    /** The line to open first, and then each further one, contain these texts. */
    public Told at(String... lines) {
        assertThat(finding.sites()).hasSameSizeAs(lines);
        for (int i = 0; i < lines.length; i++) {
            assertThat(line(finding.sites().get(i))).contains(lines[i]);
        }
        return this;
    }

    private static String line(Finding.Site site) {
        Matcher matcher = LINE.matcher(site.origin().toString());
        assertThat(matcher.matches()).as("%s is a line", site).isTrue();
        Path file = Path.of("src/test/java", matcher.group(1).split("\\.")).resolve(matcher.group(2));
        try {
            return Files.readAllLines(file).get(Integer.parseInt(matcher.group(3)) - 1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return finding.toString();
    }
}
