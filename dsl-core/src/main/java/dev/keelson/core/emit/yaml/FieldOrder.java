package dev.keelson.core.emit.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * In which order the fields of a type are written; types it does not know keep the order of their class.
 *
 * <p>Default: {@link #kubernetes()}, the order of hand-written manifests.
 *
 * @since 0.1.0
 */
public final class FieldOrder {
    private static final String REST = "*";

    private final Map<String, List<String>> byType;

    private FieldOrder(Map<String, List<String>> byType) {
        this.byType = byType;
    }

    /** {@return the order of Kubernetes' own types, of those of its Gateway API, and of Istio's} */
    public static FieldOrder kubernetes() {
        return new FieldOrder(parse(KubernetesFields.PACKAGE, KubernetesFields.TABLE))
                .and(IstioFields.PACKAGE, IstioFields.TABLE)
                .and(GatewayApiFields.PACKAGE, GatewayApiFields.TABLE);
    }

    /**
     * This order with that of further types, one per line: the class's name below {@code packageName}, then its
     * fields. {@code *} says where fields that are not named go, by default behind the others. A type that is known
     * already is replaced.
     *
     * <p>Types are named, not referred to, because loading the classes of a whole model would cost every start.
     *
     * <pre>{@code
     * FieldOrder.kubernetes().and("io.example.model", """
     *         Widget      name size * notes
     *         parts.Gear  name teeth
     *         """)
     * }</pre>
     *
     * @param packageName the package below which the classes are
     * @param table the types with their fields
     * @return an order that knows both
     * @throws IllegalArgumentException if a line names a type and no field, or {@code *} or a field twice
     */
    public FieldOrder and(String packageName, String table) {
        Map<String, List<String>> all = new HashMap<>(byType);
        all.putAll(parse(packageName, table));
        return new FieldOrder(all);
    }

    /** {@code fields} as this order wants them; in the order given where the type is not known. */
    List<String> sort(Class<?> type, List<String> fields) {
        List<String> wanted = byType.get(type.getName());
        if (wanted == null) {
            return fields;
        }
        List<String> rest = new ArrayList<>(fields);
        rest.removeAll(wanted);
        List<String> sorted = new ArrayList<>(fields.size());
        for (String name : wanted) {
            if (name.equals(REST)) {
                sorted.addAll(rest);
                rest = List.of();
            } else if (fields.contains(name)) {
                sorted.add(name);
            }
        }
        sorted.addAll(rest);
        return sorted;
    }

    /** Every type with its fields, so that a test can hold them against the classes. */
    Map<String, List<String>> types() {
        return byType;
    }

    private static Map<String, List<String>> parse(String packageName, String table) {
        Map<String, List<String>> types = new HashMap<>();
        for (String line : table.split("\n", -1)) {
            List<String> fields = new ArrayList<>();
            String type = "";
            for (String word : line.split(" ", -1)) {
                if (type.isEmpty()) {
                    type = word;
                } else if (!word.isEmpty()) {
                    fields.add(word);
                }
            }
            if (type.isEmpty()) {
                continue;
            }
            if (fields.isEmpty() || new HashSet<>(fields).size() < fields.size()) {
                throw new IllegalArgumentException("needs a type and its fields, each once: " + line.strip());
            }
            types.put(packageName + '.' + type, fields);
        }
        return types;
    }
}
