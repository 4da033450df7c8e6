package dev.keelson.core.cluster;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which objects of a kind are listed.
 *
 * @param parameter the parameter of the API, {@code labelSelector} or {@code fieldSelector}
 * @param text its value
 * @since 0.1.0
 */
public record Selection(String parameter, String text) {

    /** {@return those that carry all of these labels} */
    public static Selection labels(Map<String, Object> labels) {
        return new Selection("labelSelector", joined(labels));
    }

    /** {@return those whose fields have these values} */
    public static Selection fields(Map<String, Object> fields) {
        return new Selection("fieldSelector", joined(fields));
    }

    private static String joined(Map<String, Object> pairs) {
        return new TreeMap<>(pairs)
                .entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .collect(Collectors.joining(","));
    }
}
