package dev.keelson.core.access;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rights of one component in one place: a role and its binding.
 *
 * @param component who may
 * @param namespace where, null for the whole cluster
 * @param rules what, in the order it was granted
 * @param path the model path of the words that granted it
 * @param origin the first line that granted it
 * @since 0.1.0
 */
public record Access(
        Component component, @Nullable Namespace namespace, List<RoleRule> rules, ModelPath path, Origin origin) {
    /** Keeps the rules from changing. */
    public Access {
        rules = List.copyOf(rules);
    }

    /** {@return the same rights in the same place, and more of them} */
    public Access with(List<RoleRule> more) {
        List<RoleRule> all = new ArrayList<>(rules);
        all.addAll(more);
        return new Access(component, namespace, all, path, origin);
    }

    /**
     * {@return the name of the role and of its binding} That of the component where it lives; elsewhere and in the whole
     * cluster the component's namespace comes first, {@code shop:api}, so that no two meet.
     */
    public Text roleName() {
        return namespace != null && component.namespace().equals(namespace)
                ? Text.of(component.name())
                : Text.of(component.namespace().written(), ":" + component.name());
    }
}
