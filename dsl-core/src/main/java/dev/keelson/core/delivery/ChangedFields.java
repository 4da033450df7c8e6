package dev.keelson.core.delivery;

import dev.keelson.core.cluster.Tree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** In which fields two versions of an object differ; what the API server keeps for itself does not count. */
final class ChangedFields {
    private static final List<String> KEPT_BY_SERVER =
            List.of("managedFields", "resourceVersion", "generation", "creationTimestamp", "uid");

    private final TreeSet<String> fields = new TreeSet<>();

    private ChangedFields() {}

    static List<String> between(Tree before, Tree after) {
        ChangedFields changed = new ChangedFields();
        changed.compare("", own(before).content(), own(after).content());
        return List.copyOf(changed.fields);
    }

    private static Tree own(Tree object) {
        Tree own = object.without("status");
        for (String field : KEPT_BY_SERVER) {
            own = own.without("metadata", field);
        }
        return own;
    }

    private void compare(String path, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> left && after instanceof Map<?, ?> right) {
            TreeSet<String> names = new TreeSet<>();
            left.keySet().forEach(name -> names.add(String.valueOf(name)));
            right.keySet().forEach(name -> names.add(String.valueOf(name)));
            names.forEach(name -> compare(path + "." + name, left.get(name), right.get(name)));
        } else if (before instanceof List<?> left && after instanceof List<?> right && left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                compare(path + "[" + i + "]", left.get(i), right.get(i));
            }
        } else if (!Objects.equals(before, after)) {
            fields.add(path);
        }
    }
}
