package dev.keelson.istio.gateway;

import dev.keelson.core.check.object.Field;
import java.util.Map;
import java.util.TreeMap;

/**
 * One condition of a route.
 *
 * @param uri what is asked of the path, empty for nothing
 * @param others what else is asked, as it is written
 * @param path where it is written
 */
record RouteMatch(Map<String, String> uri, Map<String, String> others, String path) {
    private static final String EXACT = "exact";
    private static final String PREFIX = "prefix";

    static RouteMatch of(Field match) {
        Map<String, String> others = new TreeMap<>();
        match.fields().forEach((name, field) -> others.put(name, field.toString()));
        others.remove("uri");
        others.remove("name");
        return new RouteMatch(match.get("uri").texts(), others, match.path());
    }

    /** A route without conditions takes everything. */
    static RouteMatch anything(Field route) {
        return new RouteMatch(Map.of(), Map.of(), route.path());
    }

    boolean isSame(RouteMatch other) {
        return uri.equals(other.uri) && others.equals(other.others);
    }

    /** Whether whatever fits the other one fits this one too. What is compared by patterns is taken for different. */
    boolean takesAllOf(RouteMatch other) {
        if (isSame(other)) {
            return true;
        }
        if (!other.others.entrySet().containsAll(others.entrySet())) {
            return false;
        }
        if (uri.isEmpty()) {
            return true;
        }
        String prefix = uri.get(PREFIX);
        if (prefix == null) {
            return uri.containsKey(EXACT) && uri.equals(other.uri);
        }
        return other.uri.getOrDefault(EXACT, other.uri.getOrDefault(PREFIX, "")).startsWith(prefix);
    }

    @Override
    public String toString() {
        return uri.isEmpty() && others.isEmpty() ? "anything" : "" + uri + (others.isEmpty() ? "" : others);
    }
}
