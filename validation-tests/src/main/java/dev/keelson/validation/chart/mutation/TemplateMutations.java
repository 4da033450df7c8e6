package dev.keelson.validation.chart.mutation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mistakes that a generator of templates could make, each as a change of a template's text. */
final class TemplateMutations {
    private static final Pattern CONDITION = Pattern.compile("\\{\\{- (else )?if (.*) }}");
    private static final Pattern OPENING = Pattern.compile("\\s*\\{\\{-? (if|range|with) .*}}\\s*");
    private static final Pattern ELSE = Pattern.compile("\\s*\\{\\{-? else.*}}\\s*");
    private static final Pattern END = Pattern.compile("\\s*\\{\\{-? end -?}}\\s*");
    private static final Pattern ACTION = Pattern.compile("\\{\\{-? (?!if|else|end|range|with|define|block)(.*?) -?}}");
    private static final Pattern VALUE = Pattern.compile("\\.Values(\\.[A-Za-z_][A-Za-z0-9_]*)+");
    private static final Pattern LITERAL = Pattern.compile("^\\s*(- )?[A-Za-z][^:{#]*: [^{|>]*$");

    private final Map<String, List<TemplateMutant>> byKind = new LinkedHashMap<>();
    private final String file;
    private final List<String> lines;

    private TemplateMutations(String file, String text) {
        this.file = file;
        this.lines = List.of(text.split("\n", -1));
    }

    /** {@return up to so many mistakes of each kind, chosen by the seed among all places where they can be made} */
    static List<TemplateMutant> of(Map<String, String> files, int ofEachKind, long seed) {
        Map<String, List<TemplateMutant>> all = new LinkedHashMap<>();
        files.forEach((file, text) -> {
            if (file.startsWith("templates/") && (file.endsWith(".yaml") || file.endsWith(".tpl"))) {
                TemplateMutations mutations = new TemplateMutations(file, text);
                mutations.make();
                mutations.byKind.forEach((kind, mutants) ->
                        all.computeIfAbsent(kind, name -> new ArrayList<>()).addAll(mutants));
            }
        });
        Random random = new Random(seed);
        List<TemplateMutant> chosen = new ArrayList<>();
        all.values().forEach(mutants -> {
            Collections.shuffle(mutants, random);
            chosen.addAll(mutants.subList(0, Math.min(ofEachKind, mutants.size())));
        });
        return chosen;
    }

    private void make() {
        for (int line = 0; line < lines.size(); line++) {
            String sound = lines.get(line);
            if (sound.contains("{{")) {
                conditions(line, sound);
                expressions(line, sound);
            } else if (LITERAL.matcher(sound).matches()) {
                replace("literal changed", line, sound.replaceFirst("[\"']?$", "x$0"));
                leaveOut("line left out", line, line);
            }
            if (OPENING.matcher(sound).matches()) {
                blocks(line);
            }
        }
    }

    private void conditions(int line, String sound) {
        each("not left out", line, "\\bnot (?=[(.])", match -> "");
        each("and in place of or", line, "\\bor (?=[(.])", match -> "and ");
        each("or in place of and", line, "\\band (?=[(.])", match -> "or ");
        each("not equal in place of equal", line, "\\beq (?=[(.])", match -> "ne ");
        Matcher condition = CONDITION.matcher(sound);
        if (condition.find()) {
            String word = condition.group(1) == null ? "" : condition.group(1);
            replace(
                    "condition turned round",
                    line,
                    sound.substring(0, condition.start()) + "{{- " + word + "if not (" + condition.group(2) + ") }}"
                            + sound.substring(condition.end()));
        }
    }

    private void expressions(int line, String sound) {
        Matcher action = ACTION.matcher(sound);
        List<String> values = new ArrayList<>();
        lines.forEach(
                each -> VALUE.matcher(each).results().map(MatchResult::group).forEach(values::add));
        if (action.find()) {
            each("quote left out", line, " \\| quote(?= )", match -> "");
            each("int64 left out", line, "\\bint64 (?=[(.])", match -> "");
            each(
                    "number changed",
                    line,
                    "(?<=[ (])(?<!\\bnindent )[0-9]+(?=[ )])",
                    match -> Long.toString(Long.parseLong(match) + 1));
            // Out, not in: how much deeper a block stands than what it belongs to is nothing that YAML reads.
            each("moved out", line, "(?<=\\bnindent )[0-9]+", match -> Long.toString(Long.parseLong(match) - 2));
            each("minimum in place of maximum", line, "\\bmax (?=[(.])", match -> "min ");
            each("text changed", line, "(?<=[ (])\"(?=[^\"{])", match -> "\"x");
        }
        each("another value", line, VALUE.pattern(), match -> values.get((values.indexOf(match) + 1) % values.size()));
        each(
                "branches of ternary changed",
                line,
                "\\bternary (\\.[A-Za-z.]+|\"[^\"]*\") (\\.[A-Za-z.]+|\"[^\"]*\") ",
                match -> match.replaceFirst(
                        "ternary (\\.[A-Za-z.]+|\"[^\"]*\") (\\.[A-Za-z.]+|\"[^\"]*\") ", "ternary $2 $1 "));
    }

    private void blocks(int begin) {
        int depth = 0;
        int branch = -1;
        for (int line = begin; line < lines.size(); line++) {
            String text = lines.get(line);
            depth += OPENING.matcher(text).matches() ? 1 : 0;
            if (depth == 1 && branch < 0 && ELSE.matcher(text).matches()) {
                branch = line;
            }
            if (END.matcher(text).matches() && --depth == 0) {
                boolean repeats = lines.get(begin).contains(" range ");
                leaveOut(repeats ? "repetition left out" : "block left out", begin, line);
                if (branch > 0) {
                    leaveOut("else left out", branch, line - 1);
                } else if (!repeats) {
                    withoutLines("condition left out", begin, line);
                }
                return;
            }
        }
    }

    private void each(String kind, int line, String pattern, UnaryOperator<String> replacement) {
        String sound = lines.get(line);
        Matcher matcher = Pattern.compile(pattern).matcher(sound);
        while (matcher.find()) {
            replace(
                    kind,
                    line,
                    sound.substring(0, matcher.start())
                            + replacement.apply(matcher.group())
                            + sound.substring(matcher.end()));
        }
    }

    private void replace(String kind, int line, String broken) {
        if (!broken.equals(lines.get(line))) {
            List<String> changed = new ArrayList<>(lines);
            changed.set(line, broken);
            add(kind, line, broken, changed);
        }
    }

    private void leaveOut(String kind, int from, int to) {
        List<String> changed = new ArrayList<>(lines.subList(0, from));
        changed.addAll(lines.subList(to + 1, lines.size()));
        add(kind, from, "", changed);
    }

    private void withoutLines(String kind, int first, int second) {
        List<String> changed = new ArrayList<>(lines);
        changed.remove(second);
        changed.remove(first);
        add(kind, first, "", changed);
    }

    private void add(String kind, int line, String broken, List<String> changed) {
        byKind.computeIfAbsent(kind, name -> new ArrayList<>())
                .add(new TemplateMutant(kind, file, line + 1, lines.get(line), broken, String.join("\n", changed)));
    }
}
