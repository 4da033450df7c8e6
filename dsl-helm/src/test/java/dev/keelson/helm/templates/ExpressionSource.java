package dev.keelson.helm.templates;

import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Dimension;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.expression.Operator;
import dev.keelson.helm.Hostile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random expressions of every kind over settings with random and extreme values. */
final class ExpressionSource {
    static final String LIST = "item";
    private static final List<Long> NUMBERS = List.of(
            0L,
            1L,
            2L,
            3L,
            7L,
            9L,
            10L,
            99L,
            100L,
            101L,
            65_535L,
            999_999L,
            1_000_000L,
            1_048_576L,
            2_147_483_647L,
            9_007_199_254_740_991L);

    /** Takes note of a setting and its value. */
    interface Settings {
        String add(String path, String type, Object value);
    }

    private final Random random;
    private final Settings settings;
    private int count;

    ExpressionSource(Random random, Settings settings) {
        this.random = random;
        this.settings = settings;
    }

    Expression next() {
        return switch (random.nextInt(5)) {
            case 0 -> number(2);
            case 1 -> amount(2, dimension());
            default -> text(2);
        };
    }

    private Expression number(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            long number = pick(NUMBERS);
            return random.nextInt(3) == 0 ? new Expression.Constant(number) : input("n", "count", number);
        }
        if (random.nextInt(6) == 0) {
            Dimension dimension = dimension();
            return new Expression.InUnit(amount(depth - 1, dimension), pick(List.copyOf(dimension.units())));
        }
        Operator operator = pick(List.of(Operator.values()));
        boolean divides = operator == Operator.DIVIDED_DOWN || operator == Operator.DIVIDED_UP;
        Expression right = divides ? new Expression.Constant(1L + random.nextInt(7)) : number(depth - 1);
        return new Expression.Arithmetic(operator, number(depth - 1), right);
    }

    private Expression amount(int depth, Dimension dimension) {
        if (depth == 0 || random.nextInt(3) == 0) {
            String unit = pick(List.copyOf(dimension.units()));
            long extreme = pick(List.of(0L, 1L, 1_000_000L, 1_048_577L));
            // What does not fit 64 bits in the smallest unit is no amount.
            long most = Long.MAX_VALUE / dimension.size(unit);
            long number = random.nextBoolean() ? random.nextInt(2_000) : extreme;
            Amount amount = new Amount(Math.min(number, most), unit, dimension);
            String type =
                    switch (dimension) {
                        case CPU -> "cpu";
                        case BYTES -> "memory";
                        case TIME -> "span";
                    };
            return random.nextInt(3) == 0 ? new Expression.Constant(amount) : input("q", type, amount);
        }
        return random.nextBoolean()
                ? new Expression.Scaled(amount(depth - 1, dimension), number(depth - 1))
                : new Expression.Sum(amount(depth - 1, dimension), amount(depth - 1, dimension));
    }

    private Expression text(int depth) {
        if (depth == 0) {
            return random.nextInt(3) == 0
                    ? new Expression.Constant(pick(Hostile.TEXTS))
                    : input("t", "text", pick(Hostile.TEXTS));
        }
        return switch (random.nextInt(9)) {
            case 0 -> new Expression.Item(LIST, 0);
            case 1 -> new Expression.Written(random.nextBoolean() ? number(depth - 1) : amount(depth - 1, dimension()));
            case 2 -> new Expression.Padded(number(depth - 1), 1 + random.nextInt(8));
            case 3 -> new Expression.Joined(list(), pick(List.of(",", "", " ", "\"", "%", "\n")));
            case 4 ->
                new Expression.ImageName(part("reg.example.com:5000"), text(0), part("1.10"), part("sha256:00ff"));
            case 5 -> new Expression.Checksum(text(depth - 1));
            case 6 -> text(0);
            case 7 -> new Expression.Hyphenated(text(depth - 1));
            default -> {
                List<Expression> parts = new ArrayList<>();
                for (int index = 0; index <= random.nextInt(4); index++) {
                    parts.add(random.nextInt(4) == 0 ? number(depth - 1) : text(depth - 1));
                }
                yield new Expression.Concat(parts);
            }
        };
    }

    private Expression part(String value) {
        String given = random.nextBoolean() ? value : "";
        return random.nextBoolean() ? new Expression.Constant(given) : input("i", "text", given);
    }

    private Expression list() {
        List<String> items = new ArrayList<>();
        for (int index = random.nextInt(4); index > 0; index--) {
            items.add(pick(Hostile.TEXTS));
        }
        return random.nextInt(4) == 0 ? new Expression.Constant(List.copyOf(items)) : input("l", "texts", items);
    }

    private Expression input(String name, String type, Object value) {
        return new Expression.Input(settings.add(name + count++, type, value));
    }

    private Dimension dimension() {
        return pick(List.of(Dimension.values()));
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
