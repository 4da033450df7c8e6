package dev.keelson.helm.values;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Dimension;
import dev.keelson.core.expression.EvaluationException;
import dev.keelson.core.expression.Evaluator;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Demand;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the limits of a value: those of its type and of its setting, those of the words that it is given to, and those of
 * the fields it stands in alone.
 *
 * <p>A word may be given something that is computed from the value. All arithmetic of the language rises or falls with
 * each number that it is made of, so what it admits lies between two numbers, which are found by halving.
 */
final class Narrowing {
    private static final long HIGHEST_PORT = 65_535;

    private final Parameter parameter;
    private final List<Demand> demands;
    private final List<JsonNode> fields;

    private Narrowing(Parameter parameter, List<Demand> demands, List<JsonNode> fields) {
        this.parameter = parameter;
        this.demands = demands.stream()
                .filter(demand -> demand.expression().paths().equals(Set.of(parameter.path()))
                        && occurrences(demand.expression()) == 1)
                .toList();
        this.fields = fields;
    }

    static Limits limits(Parameter parameter, List<Demand> demands, List<JsonNode> fields) {
        Narrowing narrowing = new Narrowing(parameter, demands, fields);
        return switch (parameter.type()) {
            case "toggle" -> Limits.ofNames(List.of());
            case "choice" -> Limits.ofNames(parameter.alternatives());
            case "count", "percent", "port" -> narrowing.numbers();
            case "cpu" -> narrowing.amounts(Dimension.CPU);
            case "memory", "storage" -> narrowing.amounts(Dimension.BYTES);
            case "span" -> narrowing.amounts(Dimension.TIME);
            case "text", "texts", "entries" ->
                narrowing.texts(EnumSet.of(parameter.bounds().characters()));
            case "host" ->
                narrowing.texts(
                        EnumSet.of(Characters.DNS_NAME, parameter.bounds().characters()));
            case "cidr" ->
                narrowing.texts(
                        EnumSet.of(Characters.ADDRESS_BLOCK, parameter.bounds().characters()));
            default -> throw new IllegalStateException("no value of a chart can be a " + parameter.type());
        };
    }

    private Limits numbers() {
        boolean isPort = parameter.type().equals("port");
        long least = Math.max(isPort ? 1 : 0, size(parameter.bounds().least(), 0));
        long greatest = size(parameter.bounds().greatest(), Integer.MAX_VALUE);
        greatest = Math.min(isPort ? HIGHEST_PORT : Limits.GREATEST_NUMBER, greatest);
        for (JsonNode field : fields) {
            least = Math.max(least, field.path("minimum").asLong(least));
            greatest = Math.min(greatest, field.path("maximum").asLong(greatest));
        }
        return narrowed(least, greatest, null);
    }

    private Limits amounts(Dimension dimension) {
        long unlimited = dimension == Dimension.TIME ? Integer.MAX_VALUE * 1_000L : Long.MAX_VALUE;
        long least = Math.max(0, size(parameter.bounds().least(), 0));
        return narrowed(least, size(parameter.bounds().greatest(), unlimited), dimension);
    }

    private static long size(@Nullable Object bound, long otherwise) {
        if (bound instanceof Amount amount) {
            return amount.inSmallestUnit();
        }
        return bound instanceof Long number ? number : otherwise;
    }

    private Limits narrowed(long least, long greatest, @Nullable Dimension dimension) {
        long low = least;
        long high = greatest;
        Object byDefault = parameter.byDefault();
        if (byDefault != null) {
            long start = size(byDefault, 0);
            for (Demand demand : demands) {
                LongPredicate admits = value -> admits(demand, value, dimension);
                if (low <= start && start <= high && admits.test(start)) {
                    low = furthest(start, low, admits);
                    high = furthest(start, high, admits);
                }
            }
        }
        return Limits.between(low, high, dimension);
    }

    /** The value nearest to the end that is still admitted, given that the start is. */
    private static long furthest(long start, long end, LongPredicate admits) {
        if (admits.test(end)) {
            return end;
        }
        long admitted = start;
        long refused = end;
        while (Math.abs(refused - admitted) > 1) {
            long middle = admitted + (refused - admitted) / 2;
            if (admits.test(middle)) {
                admitted = middle;
            } else {
                refused = middle;
            }
        }
        return admitted;
    }

    private static boolean admits(Demand demand, long value, @Nullable Dimension dimension) {
        Object given = dimension == null
                ? (Object) value
                : new Amount(value, dimension.units().iterator().next(), dimension);
        try {
            Object result = new Evaluator(path -> given).evaluate(demand.expression());
            return demand.bounds().violation(result).isEmpty();
        } catch (EvaluationException beyondNumbers) {
            return false;
        }
    }

    private int occurrences(Expression expression) {
        return expression instanceof Expression.Input || expression instanceof Expression.Item
                ? 1
                : expression.parts().stream().mapToInt(this::occurrences).sum();
    }

    private Limits texts(Set<Characters> held) {
        demands.stream()
                .filter(demand -> demand.expression() instanceof Expression.Input)
                .map(Demand::bounds)
                .map(Bounds::characters)
                .forEach(held::add);
        held.remove(Characters.MULTI_LINE);
        if (held.size() > 1) {
            // Every narrower set of characters is on one line.
            held.remove(Characters.SINGLE_LINE);
        }
        if (held.isEmpty()) {
            held.add(Characters.MULTI_LINE);
        }
        List<String> patterns = new ArrayList<>();
        int shortest = 0;
        OptionalInt longest = OptionalInt.empty();
        Set<String> names = new LinkedHashSet<>();
        for (Characters each : held) {
            patterns.add(each.pattern());
            longest = lesser(longest, each.longest());
        }
        for (JsonNode field : fields) {
            String pattern = field.path("pattern").asText();
            if (!pattern.isEmpty() && !pattern.contains("(?") && !patterns.contains(pattern)) {
                patterns.add(pattern);
            }
            shortest = Math.max(shortest, field.path("minLength").asInt());
            field.path("enum").forEach(name -> names.add(name.asText()));
            if (field.has("maxLength")) {
                longest = lesser(longest, OptionalInt.of(field.path("maxLength").asInt()));
            }
        }
        names.removeIf(name -> held.stream().anyMatch(each -> !each.admit(name)));
        return Limits.ofTexts(List.copyOf(patterns), shortest, longest, List.copyOf(names));
    }

    private static OptionalInt lesser(OptionalInt one, OptionalInt other) {
        return one.isEmpty() || (other.isPresent() && other.getAsInt() < one.getAsInt()) ? other : one;
    }
}
