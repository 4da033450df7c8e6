package dev.keelson.validation.chart.candidate;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Dimension;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The values that a proof gives to a setting or model path, as they stand in a values file: a {@link Boolean}, a
 * {@link Long}, a {@link String}, a list of strings or a map of them. Each is valid for the value's type, bounds and characters.
 *
 * @since 0.1.0
 */
public final class Candidates {
    private static final String HOSTS_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private Candidates() {}

    /**
     * {@return the values, those at bounds first}
     *
     * @param parameter what they are for
     * @param asked the conditions that the definition asked of it, whose bounds count as well
     */
    public static List<Object> of(Parameter parameter, Collection<Condition> asked) {
        if (parameter.kind() == Parameter.Kind.TOGGLE) {
            return List.of(false, true);
        }
        if (parameter.kind() == Parameter.Kind.CHOICE) {
            return List.copyOf(parameter.alternatives());
        }
        Set<Object> values = new LinkedHashSet<>(
                switch (parameter.type()) {
                    case "count", "percent", "port" -> Numbers.around(marks(parameter, asked, Long.class));
                    case "cpu" -> Amounts.around(Dimension.CPU, marks(parameter, asked, Amount.class));
                    case "memory", "storage" -> Amounts.around(Dimension.BYTES, marks(parameter, asked, Amount.class));
                    case "span" -> Amounts.around(Dimension.TIME, marks(parameter, asked, Amount.class));
                    case "texts" -> lists(parameter);
                    case "entries" -> EntryMaps.of(parameter);
                    case "host" -> texts(parameter, GrammarTexts.HOSTS);
                    case "cidr" -> texts(parameter, GrammarTexts.BLOCKS);
                    default ->
                        texts(parameter, GrammarTexts.of(parameter.bounds().characters()));
                });
        values.removeIf(value -> violates(parameter, value));
        return List.copyOf(values);
    }

    /** {@return a value as the definition's conditions compare it} */
    public static Object typed(Parameter parameter, Object value) {
        return switch (parameter.type()) {
            case "cpu", "memory", "storage", "span" -> Amounts.read(dimension(parameter.type()), (String) value);
            default -> value;
        };
    }

    private static boolean violates(Parameter parameter, Object value) {
        return switch (parameter.type()) {
            case "port" ->
                (Long) value < 1
                        || (Long) value > 65_535
                        || parameter.bounds().violation(value).isPresent();
            case "host" -> !((String) value).matches(HOSTS_LABEL + "(\\." + HOSTS_LABEL + ")*");
            case "cidr" -> !Characters.ADDRESS_BLOCK.admit((String) value);
            default -> parameter.bounds().violation(typed(parameter, value)).isPresent();
        };
    }

    private static Dimension dimension(String type) {
        return switch (type) {
            case "cpu" -> Dimension.CPU;
            case "span" -> Dimension.TIME;
            default -> Dimension.BYTES;
        };
    }

    /** The values where something may change: bounds, thresholds and the default. */
    private static <T> List<T> marks(Parameter parameter, Collection<Condition> asked, Class<T> type) {
        List<T> marks = new ArrayList<>();
        List<Object> all = new ArrayList<>();
        if (parameter.bounds().least() != null) {
            all.add(parameter.bounds().least());
        }
        if (parameter.bounds().greatest() != null) {
            all.add(parameter.bounds().greatest());
        }
        asked.forEach(condition -> {
            if (condition.bound() != null) {
                all.add(condition.bound());
            }
        });
        if (parameter.byDefault() != null) {
            all.add(parameter.byDefault());
        }
        for (Object each : all) {
            if (type.isInstance(each)) {
                marks.add(type.cast(each));
            }
        }
        return marks;
    }

    private static List<Object> lists(Parameter parameter) {
        List<String> items = GrammarTexts.of(parameter.bounds().characters()).stream()
                .filter(item -> parameter.bounds().violation(item).isEmpty())
                .toList();
        List<Object> lists = new ArrayList<>();
        lists.add(List.of());
        lists.add(items);
        lists.add(List.of("same", "same"));
        lists.add(List.of("", "after nothing"));
        items.forEach(item -> lists.add(List.of(item)));
        // A list of one empty item cannot be told from an empty list where lists are given as texts.
        lists.remove(List.of(""));
        return lists;
    }

    private static List<Object> texts(Parameter parameter, List<String> texts) {
        List<Object> values = new ArrayList<>(texts);
        if (parameter.byDefault() instanceof String text) {
            for (int number = 0; number < 10; number++) {
                values.add(text + number);
                values.add(number + text);
            }
        }
        return values;
    }
}
