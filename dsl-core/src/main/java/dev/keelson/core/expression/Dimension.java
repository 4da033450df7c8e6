package dev.keelson.core.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an {@link Amount} measures, with the units Kubernetes (or Go's duration) knows for it. Each unit has its size in
 * the dimension's smallest one.
 *
 * @since 0.1.0
 */
public enum Dimension {
    /** Processor time: cores, or thousandths of one. */
    CPU("m", 1L, "", 1_000L),
    /** Memory and storage. */
    BYTES(
            "",
            1L,
            "k",
            1_000L,
            "Ki",
            1L << 10,
            "M",
            1_000_000L,
            "Mi",
            1L << 20,
            "G",
            1_000_000_000L,
            "Gi",
            1L << 30,
            "T",
            1_000_000_000_000L,
            "Ti",
            1L << 40,
            "P",
            1_000_000_000_000_000L,
            "Pi",
            1L << 50),
    /** Spans of time. */
    TIME("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

    @SuppressWarnings("ImmutableEnumChecker") // filled by the constructor alone
    private final Map<String, Long> sizes = new LinkedHashMap<>();

    Dimension(Object... unitsAndSizes) {
        for (int i = 0; i < unitsAndSizes.length; i += 2) {
            sizes.put((String) unitsAndSizes[i], (Long) unitsAndSizes[i + 1]);
        }
    }

    /** {@return the units, smallest first} */
    public Set<String> units() {
        return sizes.keySet();
    }

    /**
     * The size of a unit.
     *
     * @param unit one of {@link #units()}
     * @return how many of the dimension's smallest unit it holds
     */
    public long size(String unit) {
        Long size = sizes.get(unit);
        if (size == null) {
            throw new IllegalArgumentException("no unit '" + unit + "' of " + this);
        }
        return size;
    }

    String smallest() {
        return sizes.keySet().iterator().next();
    }
}
