package dev.keelson.core.capacity;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Scalar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a single container, pod or claim of a namespace may ask for, and what a container has that asks for nothing,
 * {@code LimitRange}.
 *
 * @param namespace the namespace
 * @param items what holds for containers, for pods and for claims
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Limits(Namespace namespace, List<Item> items, ModelPath path, Origin origin) {

    /**
     * What holds for one kind of thing.
     *
     * @param type {@code Container}, {@code Pod} or {@code PersistentVolumeClaim}
     * @param defaults caps of a container that has none
     * @param defaultRequests what a container asks for that says nothing
     * @param minimum the least
     * @param maximum the most
     * @param ratio how many times what is asked for a cap may be
     */
    public record Item(
            String type,
            Map<String, Scalar> defaults,
            Map<String, Scalar> defaultRequests,
            Map<String, Scalar> minimum,
            Map<String, Scalar> maximum,
            Map<String, Scalar> ratio) {
        /** Keeps the amounts in order and from changing. */
        public Item {
            defaults = kept(defaults);
            defaultRequests = kept(defaultRequests);
            minimum = kept(minimum);
            maximum = kept(maximum);
            ratio = kept(ratio);
        }

        private static Map<String, Scalar> kept(Map<String, Scalar> amounts) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
        }

        boolean isEmpty() {
            return defaults.isEmpty()
                    && defaultRequests.isEmpty()
                    && minimum.isEmpty()
                    && maximum.isEmpty()
                    && ratio.isEmpty();
        }
    }

    /** Keeps the items from changing. */
    public Limits {
        items = List.copyOf(items);
    }
}
