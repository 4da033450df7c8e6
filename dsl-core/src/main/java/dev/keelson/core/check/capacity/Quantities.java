package dev.keelson.core.check.capacity;

import dev.keelson.core.check.object.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of resources by their names, computed exactly. */
record Quantities(Map<String, BigDecimal> amounts) {
    private static final Pattern QUANTITY =
            Pattern.compile("([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+))([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?");
    private static final String BINARY = "KMGTPE";
    private static final String DECIMAL = "num kMGTPE";
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MEBI = BigDecimal.valueOf(1L << 20);
    private static final BigDecimal GIBI = BigDecimal.valueOf(1L << 30);

    Quantities {
        amounts = new LinkedHashMap<>(amounts);
    }

    static Quantities none() {
        return new Quantities(Map.of());
    }

    /** The amounts that an object of quantities holds; what is none is left out, for the schema to report. */
    static Quantities of(Field field) {
        Map<String, String> amounts = new LinkedHashMap<>();
        field.fields()
                .forEach((resource, amount) ->
                        amounts.put(resource, amount.isText() ? amount.text() : amount.toString()));
        return of(amounts);
    }

    /** The amounts of resources as they are written. */
    static Quantities of(Map<String, String> written) {
        Quantities quantities = none();
        written.forEach((resource, amount) -> {
            Matcher matcher = QUANTITY.matcher(amount);
            if (matcher.matches()) {
                quantities.amounts.put(
                        resource,
                        value(new BigDecimal(matcher.group(1)), matcher.group(2) == null ? "" : matcher.group(2)));
            }
        });
        return quantities;
    }

    private static BigDecimal value(BigDecimal number, String suffix) {
        if (suffix.isEmpty()) {
            return number;
        }
        if (suffix.endsWith("i")) {
            return number.multiply(BigDecimal.valueOf(1_024).pow(BINARY.indexOf(suffix.charAt(0)) + 1));
        }
        if (suffix.length() > 1) {
            return number.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)));
        }
        return number.scaleByPowerOfTen((DECIMAL.indexOf(suffix.charAt(0)) - 3) * 3);
    }

    boolean has(String resource) {
        return amounts.containsKey(resource);
    }

    /** How much of that there is, zero where nothing is said. */
    BigDecimal get(String resource) {
        return amounts.getOrDefault(resource, BigDecimal.ZERO);
    }

    /** These, and the others where these have nothing. */
    Quantities orElse(Quantities others) {
        Quantities filled = new Quantities(amounts);
        others.amounts.forEach(filled.amounts::putIfAbsent);
        return filled;
    }

    Quantities plus(Quantities others) {
        Quantities sum = new Quantities(amounts);
        others.amounts.forEach((resource, amount) -> sum.amounts.merge(resource, amount, BigDecimal::add));
        return sum;
    }

    Quantities atLeast(Quantities others) {
        Quantities most = new Quantities(amounts);
        others.amounts.forEach((resource, amount) -> most.amounts.merge(resource, amount, BigDecimal::max));
        return most;
    }

    /** An amount as people write it: 6500m of processor time, 3Gi of memory, 12 pods. */
    static String text(String resource, BigDecimal amount) {
        if (resource.endsWith("cpu")) {
            return amount.stripTrailingZeros().scale() <= 0
                    ? amount.toBigInteger().toString()
                    : amount.multiply(THOUSAND).setScale(0, RoundingMode.UP) + "m";
        }
        if (resource.endsWith("memory") || resource.endsWith("storage")) {
            if (isMultiple(amount, GIBI)) {
                return amount.divide(GIBI, 0, RoundingMode.UNNECESSARY) + "Gi";
            }
            if (isMultiple(amount, MEBI)) {
                return amount.divide(MEBI, 0, RoundingMode.UNNECESSARY) + "Mi";
            }
        }
        return amount.setScale(0, RoundingMode.UP).toPlainString();
    }

    private static boolean isMultiple(BigDecimal amount, BigDecimal unit) {
        return amount.signum() > 0 && amount.remainder(unit).signum() == 0;
    }
}
