package dev.keelson.validation.chart.mutation;

import dev.keelson.core.draft.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The changes of a template that are no mistakes, because no value that a path may have shows them, each with the reason. */
final class Equivalence {
    private static final Pattern VALUE = Pattern.compile("\\.Values((?:\\.[A-Za-z_][A-Za-z0-9_]*)+)");
    private static final Pattern QUOTED_LITERAL_BEGIN = Pattern.compile("printf \"[^\"%]*[A-Za-z/=][^\"%]*%");

    private static final Pattern WITH_UNIT = Pattern.compile("\\.times\" \\(list \"[0-9]+[A-Za-z]+\" ");

    /** Words of YAML for yes, no or nothing are shorter, but for three. */
    private static final Pattern WORD = Pattern.compile("(?i)(?!(true|false|null)$)[A-Za-z]{4,}");

    /** From here on Go writes a number of a values file with an exponent. */
    private static final long EXPONENT = 1_000_000;

    private final Map<String, Parameter> parameters;

    Equivalence(Map<String, Parameter> parameters) {
        this.parameters = parameters;
    }

    /** {@return why the change is none that can be seen, empty where it is a mistake} */
    Optional<String> of(TemplateMutant mutant) {
        String line = mutant.sound();
        List<Parameter> values = VALUE.matcher(line)
                .results()
                .map(value -> parameters.get(value.group(1).substring(1)))
                .toList();
        boolean known = !values.isEmpty() && !values.contains(null);
        return switch (mutant.kind()) {
            case "quote left out" -> quote(line, known && values.stream().allMatch(Equivalence::neverANumber));
            case "int64 left out" -> number(behind(mutant));
            case "condition left out" ->
                Optional.of("the block only repeats, and what is empty repeats nothing")
                        .filter(why -> line.contains("if ") && onlyRepeats(mutant));
            default -> Optional.empty();
        };
    }

    private Optional<String> number(String behind) {
        if (behind.startsWith("int64 (include")) {
            return Optional.of("what a helper gives is a text of digits already");
        }
        return Optional.of("the value is always below a million").filter(why -> VALUE.matcher(behind)
                .results()
                .limit(1)
                .map(value -> parameters.get(value.group(1).substring(1)))
                .anyMatch(value -> value != null && isShort(value)));
    }

    private static Optional<String> quote(String line, boolean neverANumber) {
        if (line.contains("sha256sum")) {
            return Optional.of("64 hexadecimal digits are a number once in ten billion times");
        }
        if (QUOTED_LITERAL_BEGIN.matcher(line).find()) {
            return Optional.of("the text begins with a word, which no value makes a number");
        }
        if (WITH_UNIT.matcher(line).find()) {
            return Optional.of("an amount that has a unit is no number, however often it is taken");
        }
        return Optional.of("no value of its type is a number or a word of YAML").filter(why -> neverANumber);
    }

    /** {@return the sound line from where the change begins} */
    private static String behind(TemplateMutant mutant) {
        int same = 0;
        while (same < mutant.broken().length()
                && mutant.sound().charAt(same) == mutant.broken().charAt(same)) {
            same++;
        }
        int word = mutant.sound().lastIndexOf("int64 ", same);
        return mutant.sound().substring(word >= 0 && word + 6 > same ? word : same);
    }

    private static boolean neverANumber(Parameter parameter) {
        return parameter.type().equals("span")
                || (parameter.kind() == Parameter.Kind.CHOICE
                        && parameter.alternatives().stream().allMatch(WORD.asMatchPredicate()));
    }

    private static boolean isShort(Parameter parameter) {
        return parameter.type().equals("port")
                || (parameter.bounds().greatest() instanceof Long greatest && greatest < EXPONENT);
    }

    /** The line behind the condition begins a repetition. */
    private static boolean onlyRepeats(TemplateMutant mutant) {
        String[] lines = mutant.text().split("\n", -1);
        return mutant.line() - 1 < lines.length && lines[mutant.line() - 1].contains("{{- range ");
    }
}
