package dev.keelson.helm.templates;

import dev.keelson.core.expression.Dimension;
import java.util.Locale;
import java.util.stream.Collectors;

/** A named template for what no single expression says readably. */
enum Helper {
    /** An image's name; what is empty is left out with its punctuation. */
    IMAGE("image", """
            {{- with .registry }}{{ . }}/{{ end }}{{ .repository }}
            {{- with .tag }}:{{ . }}{{ end }}
            {{- with .digest }}@{{ . }}{{ end }}
            """),
    /** An amount several times, in its own unit. */
    TIMES("amount.times", """
            {{- $number := regexFind "^[0-9]+" (toString (index . 0)) -}}
            {{- mul (atoi $number) (index . 1) }}{{ trimPrefix $number (toString (index . 0)) }}
            """),
    /** How much of its dimension's smallest unit an amount is. */
    SIZE("amount.size", """
            {{- $number := regexFind "^[0-9]+" (toString (index . 0)) -}}
            {{- mul (atoi $number) (include "@.unit.size" (list (trimPrefix $number (toString (index . 0))) (index . 1))) }}
            """),
    /** The sum of two amounts, in the finer of their units, or in the smallest where neither divides the other. */
    PLUS("amount.plus", """
            {{- $left := regexReplaceAll "^[0-9]+" (toString (index . 0)) "" -}}
            {{- $right := regexReplaceAll "^[0-9]+" (toString (index . 1)) "" -}}
            {{- $leftSize := include "@.unit.size" (list $left (index . 2)) -}}
            {{- $rightSize := include "@.unit.size" (list $right (index . 2)) -}}
            {{- $unit := include "@.unit.smallest" (index . 2) -}}
            {{- if eq (mod $rightSize $leftSize) 0 -}}
            {{- $unit = $left -}}
            {{- else if eq (mod $leftSize $rightSize) 0 -}}
            {{- $unit = $right -}}
            {{- end -}}
            {{- $sum := add (include "@.amount.size" (list (index . 0) (index . 2))) (include "@.amount.size" (list (index . 1) (index . 2))) -}}
            {{- div $sum (include "@.unit.size" (list $unit (index . 2))) }}{{ $unit }}
            """),
    /** An amount counted in a unit, rounded up. */
    COUNT("amount.count", """
            {{- $size := include "@.unit.size" (list (index . 1) (index . 2)) -}}
            {{- $all := include "@.amount.size" (list (index . 0) (index . 2)) -}}
            {{- add (div $all $size) (min 1 (mod $all $size)) }}
            """),
    /** The size of a unit, in its dimension's smallest one. */
    UNIT("unit.size", """
            {{- get (get (dict %s) (index . 1)) (index . 0) }}
            """.formatted(sizes())),
    /** The smallest unit of a dimension. */
    SMALLEST("unit.smallest", """
            {{- get (dict "bytes" "" "cpu" "m" "time" "ms") . }}
            """);

    private final String name;
    private final String body;

    Helper(String name, String body) {
        this.name = name;
        this.body = body;
    }

    String name(String chart) {
        return chart + "." + name;
    }

    String define(String chart) {
        return "{{- define \"" + name(chart) + "\" -}}\n" + body.replace("\"@.", "\"" + chart + ".") + "{{- end }}\n";
    }

    static String dimension(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }

    private static String sizes() {
        StringBuilder sizes = new StringBuilder();
        for (Dimension dimension : Dimension.values()) {
            sizes.append(sizes.isEmpty() ? "" : " ")
                    .append("\"" + dimension(dimension) + "\" (dict ")
                    .append(dimension.units().stream()
                            .map(unit -> "\"" + unit + "\" \"" + dimension.size(unit) + "\"")
                            .collect(Collectors.joining(" ")))
                    .append(")");
        }
        return sizes.toString();
    }
}
