package dev.keelson.istio.filter;

import dev.keelson.core.value.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of headers.
 *
 * @param request of requests
 * @param response of answers
 * @since 0.1.0
 */
public record HeaderChanges(Operations request, Operations response) {
    /**
     * What becomes of the headers of one direction.
     *
     * @param set the values that replace what was there
     * @param added the values that join what was there
     * @param removed the names of those that go
     */
    public record Operations(Map<String, Text> set, Map<String, Text> added, List<String> removed) {
        /** Keeps collections in order and from changing. */
        public Operations {
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
            added = Collections.unmodifiableMap(new LinkedHashMap<>(added));
            removed = List.copyOf(removed);
        }

        /** {@return whether all headers stay as they are} */
        public boolean isEmpty() {
            return set.isEmpty() && added.isEmpty() && removed.isEmpty();
        }
    }
}
