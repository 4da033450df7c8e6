package dev.keelson.helm.symbol;

import dev.keelson.core.expression.Evaluator;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Sink;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.diagnostic.HelmRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Carries expressions through Kubernetes objects. Each expression has one id for the life of the table, so that the same
 * expression leaves the same marker in every run; what no setting decides is written plainly.
 *
 * @since 0.1.0
 */
public final class SymbolTable implements Sink.Translation {
    /** Above every port, user id and replica count, and with room for 247 million symbols below the greatest int. */
    private static final long FIRST_NUMBER = 1_900_000_000L;

    private static final Pattern MARKER = Pattern.compile("zqsym([0-9]{1,9})mysqz");
    private static final Evaluator LITERALS = new Evaluator(path -> null);

    private final @Nullable SymbolTable base;
    private final int first;
    private final Map<Expression, Integer> ids = new HashMap<>();
    private final List<Expression> expressions = new ArrayList<>();

    /** An empty table. */
    public SymbolTable() {
        this.base = null;
        this.first = 0;
    }

    /**
     * A table that knows what another one does and keeps for itself what it learns. The other one must not learn anything
     * while this one is in use; several threads may then each have theirs.
     */
    public SymbolTable(SymbolTable base) {
        this.base = base;
        this.first = base.size();
    }

    /**
     * Learns what a table that was made from this one has learnt, with the same ids.
     *
     * @return whether it could: not where both have learnt something
     */
    public boolean adopt(SymbolTable table) {
        if (table == this || table.expressions.isEmpty()) {
            return true;
        }
        if (table.first != size()) {
            return false;
        }
        table.expressions.forEach(this::id);
        return true;
    }

    @Override
    public long number(Expression expression) {
        if (!expression.paths().isEmpty()) {
            return FIRST_NUMBER + id(expression);
        }
        long literal = LITERALS.number(expression);
        if (literal >= FIRST_NUMBER && literal <= Integer.MAX_VALUE) {
            throw clash(Long.toString(literal), "Give a number below " + FIRST_NUMBER + ".");
        }
        return literal;
    }

    @Override
    public String text(Expression expression) {
        if (expression.paths().isEmpty()) {
            String literal = LITERALS.text(expression);
            if (MARKER.matcher(literal).find()) {
                throw clash(literal, "Give another text.");
            }
            return literal;
        }
        if (expression instanceof Expression.Concat concat) {
            StringBuilder text = new StringBuilder();
            concat.parts().forEach(part -> text.append(text(part)));
            return text.toString();
        }
        return "zqsym" + id(expression) + "mysqz";
    }

    @Override
    public String optional(Expression expression) {
        return text(expression);
    }

    /** What is added stands as one name. */
    @Override
    public List<String> names(Expression.Input input) {
        return List.of(text(input));
    }

    /** What is added stands as one entry, whose key and text are the same marker. */
    @Override
    public Map<String, String> entries(Expression.Input input) {
        String marker = text(input);
        return Map.of(marker, marker);
    }

    /** {@return whether a key of a map stands for entries that are added to it} */
    public static boolean isEntries(String key) {
        return MARKER.matcher(key).matches();
    }

    /** {@return the expression that a number of an object stands for, empty for a literal} */
    public Optional<Expression> symbol(long number) {
        boolean known = number >= FIRST_NUMBER && number < FIRST_NUMBER + size();
        return known ? Optional.of(expression((int) (number - FIRST_NUMBER))) : Optional.empty();
    }

    /** {@return the pieces of a text of an object; a text without symbols has one} */
    public List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = MARKER.matcher(text);
        int end = 0;
        while (matcher.find()) {
            int id = Integer.parseInt(matcher.group(1));
            if (id >= size()) {
                throw clash(text, "Give another text.");
            }
            if (matcher.start() > end) {
                parts.add(new Part.Literal(text.substring(end, matcher.start())));
            }
            parts.add(new Part.Symbol(expression(id)));
            end = matcher.end();
        }
        if (end < text.length() || parts.isEmpty()) {
            parts.add(new Part.Literal(text.substring(end)));
        }
        return List.copyOf(parts);
    }

    private int id(Expression expression) {
        Integer known = base == null ? null : base.ids.get(expression);
        if (known == null) {
            known = ids.get(expression);
        }
        if (known != null) {
            return known;
        }
        int id = size();
        ids.put(expression, id);
        expressions.add(expression);
        return id;
    }

    private Expression expression(int id) {
        return base != null && id < first ? base.expressions.get(id) : expressions.get(id - first);
    }

    private int size() {
        return first + expressions.size();
    }

    private static ChartException clash(String literal, String fix) {
        return ChartException.of(
                HelmRules.MARKER_IN_LITERAL,
                ModelPath.root(),
                Origin.here(),
                "\"" + literal + "\" cannot be told from a symbol while the chart is made.",
                fix);
    }
}
