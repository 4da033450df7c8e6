package dev.keelson.helm.templates;

import dev.keelson.core.expression.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A named template for what no single expression says readably.
 *
 * @param name its name behind that of the chart
 * @param comment what it gives
 * @param body what it writes; {@code @.} stands for the chart in the names of other helpers
 * @param needs the helpers that it calls
 */
record Helper(String name, String comment, String body, List<Helper> needs) {
    /** An image's name; what is empty is left out with its punctuation. */
    static final Helper IMAGE = new Helper("image", "The full name of an image.", """
            {{- with .registry }}{{ . }}/{{ end }}{{ .repository }}
            {{- with .tag }}:{{ . }}{{ end }}
            {{- with .digest }}@{{ . }}{{ end }}
            """, List.of());

    /** An amount several times, in its own unit. */
    static final Helper TIMES = new Helper(
            "times", "An amount such as 512Mi, the first, as often as the last says, in its own unit.", """
            {{- $number := regexFind "^[0-9]+" (toString (first .)) -}}
            {{- mul (atoi $number) (last .) }}{{ trimPrefix $number (toString (first .)) }}
            """, List.of());

    /** Several maps as one. The functions for that take an empty text for none and would put another in its place. */
    static final Helper ADDED =
            new Helper("added", "All that these maps hold, of two texts for a key the last.", """
            {{- $all := dict -}}
            {{- range . -}}
            {{- range $key, $text := . -}}
            {{- $_ := set $all $key $text -}}
            {{- end -}}
            {{- end -}}
            {{- with $all }}{{ toYaml . }}{{ end }}
            """, List.of());

    private static final Map<Dimension, Map<String, String>> COUNTED = Map.of(
            Dimension.CPU,
            Map.of("m", "millicores", "", "cores"),
            Dimension.TIME,
            Map.of("ms", "milliseconds", "s", "seconds", "m", "minutes", "h", "hours"),
            Dimension.BYTES,
            Map.ofEntries(
                    Map.entry("", "bytes"),
                    Map.entry("k", "kilobytes"),
                    Map.entry("Ki", "kibibytes"),
                    Map.entry("M", "megabytes"),
                    Map.entry("Mi", "mebibytes"),
                    Map.entry("G", "gigabytes"),
                    Map.entry("Gi", "gibibytes"),
                    Map.entry("T", "terabytes"),
                    Map.entry("Ti", "tebibytes"),
                    Map.entry("P", "petabytes"),
                    Map.entry("Pi", "pebibytes")));

    private static final Map<Dimension, String> EXAMPLES = Map.of(
            Dimension.CPU,
            "A share of processors such as 250m",
            Dimension.TIME,
            "A span of time such as 90s",
            Dimension.BYTES,
            "An amount of bytes such as 512Mi");

    private static final Map<Dimension, String> SUMS =
            Map.of(Dimension.CPU, "sumOfCpus", Dimension.TIME, "sumOfSpans", Dimension.BYTES, "sumOfBytes");

    private static final String FINER = "{{- $unit := ternary $left $right (eq (mod $rightSize $leftSize) 0) -}}";

    /** {@return the helper that counts an amount in a unit, rounded up} */
    static Helper count(Dimension dimension, String unit) {
        String name = unitName(dimension, unit);
        String comment = EXAMPLES.getOrDefault(dimension, "") + " in " + name;
        if (unit.equals(smallest(dimension))) {
            return new Helper(name, comment + ".", """
                    {{- $number := regexFind "^[0-9]+" (toString .) -}}
                    {{- $sizes := dict %s -}}
                    {{- mul (atoi $number) (get $sizes (trimPrefix $number (toString .))) }}
                    """.formatted(sizes(dimension)), List.of());
        }
        Helper all = count(dimension, smallest(dimension));
        return new Helper(
                name, comment + ", rounded up.", """
                {{- $%1$s := include "@.%1$s" . -}}
                {{- add (div $%1$s %2$s) (min 1 (mod $%1$s %2$s)) }}
                """.formatted(all.name(), dimension.size(unit)), List.of(all));
    }

    /** {@return the helper for the sum of two amounts} */
    static Helper sum(Dimension dimension) {
        Helper all = count(dimension, smallest(dimension));
        boolean isChain = eachDividesTheNext(dimension);
        String comment = "The sum of two amounts, in the finer of their units";
        return new Helper(
                SUMS.getOrDefault(dimension, "sum"),
                comment + (isChain ? "." : ", or in the smallest where neither divides the other."),
                """
                {{- $left := regexReplaceAll "^[0-9]+" (toString (first .)) "" -}}
                {{- $right := regexReplaceAll "^[0-9]+" (toString (last .)) "" -}}
                {{- $leftSize := include "@.%1$s" (print "1" $left) -}}
                {{- $rightSize := include "@.%1$s" (print "1" $right) -}}
                %2$s
                {{- $sum := add (include "@.%1$s" (first .)) (include "@.%1$s" (last .)) -}}
                {{- div $sum (include "@.%1$s" (print "1" $unit)) }}{{ $unit }}
                """.formatted(all.name(), isChain ? FINER : finerOrSmallest(dimension)),
                List.of(all));
    }

    private static String finerOrSmallest(Dimension dimension) {
        return """
                {{- $unit := "%s" -}}
                {{- if eq (mod $rightSize $leftSize) 0 -}}
                {{- $unit = $left -}}
                {{- else if eq (mod $leftSize $rightSize) 0 -}}
                {{- $unit = $right -}}
                {{- end -}}""".formatted(smallest(dimension));
    }

    /** {@return all that can be called, those that others need first} */
    static List<Helper> all() {
        List<Helper> all = new ArrayList<>(List.of(IMAGE, TIMES));
        for (Dimension dimension : Dimension.values()) {
            dimension.units().forEach(unit -> all.add(count(dimension, unit)));
            all.add(sum(dimension));
        }
        return all;
    }

    String name(String chart) {
        return chart + "." + name;
    }

    String define(String chart) {
        return "{{/* " + comment + " */}}\n{{- define \"" + name(chart) + "\" -}}\n"
                + body.replace("\"@.", "\"" + chart + ".") + "{{- end }}\n";
    }

    private static String unitName(Dimension dimension, String unit) {
        return COUNTED.getOrDefault(dimension, Map.of()).getOrDefault(unit, unit);
    }

    private static String smallest(Dimension dimension) {
        return dimension.units().iterator().next();
    }

    private static boolean eachDividesTheNext(Dimension dimension) {
        List<Long> sizes =
                dimension.units().stream().map(dimension::size).sorted().toList();
        return IntStream.range(1, sizes.size()).allMatch(next -> sizes.get(next) % sizes.get(next - 1) == 0);
    }

    private static String sizes(Dimension dimension) {
        return dimension.units().stream()
                .map(unit -> "\"" + unit + "\" " + dimension.size(unit))
                .collect(Collectors.joining(" "));
    }
}
