package dev.keelson.core.token;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of an object that belongs to the whole cluster. One that begins with a namespace's name follows it, so that what
 * is installed twice, into two namespaces, does not meet itself.
 *
 * @param namespace whose name comes first, null for a name that stands for itself
 * @param name the rest, or all of it
 */
record ClusterName(@Nullable Namespace namespace, String name) {

    static ClusterName of(String name) {
        return new ClusterName(null, name);
    }

    List<Defect> defects(String what, Origin origin) {
        return Names.subdomain(what, name, origin);
    }

    /** {@return the name that Java knows it by} */
    String literal() {
        return namespace == null ? name : namespace.name() + "-" + name;
    }

    /** {@return the name that manifests have} */
    Text written() {
        return namespace == null ? Text.of(name) : Text.of(namespace.written(), "-" + name);
    }
}
