package dev.keelson.core.check.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.token.Component;
import io.fabric8.kubernetes.api.model.Namespaced;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object as it will be written.
 *
 * @since 0.1.0
 */
public final class KubernetesObject {
    private static final YamlWriter WRITER = new YamlWriter();

    private final Resource resource;
    private final Field root;
    private final String group;
    private final String kind;
    private final String namespace;
    private final String name;

    private KubernetesObject(Resource resource, JsonNode tree) {
        this.resource = resource;
        this.root = Field.root(tree);
        String version = root.get("apiVersion").text();
        this.group = version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
        this.kind = root.get("kind").text();
        this.namespace = root.get("metadata", "namespace").text();
        this.name = root.get("metadata", "name").text();
    }

    /** The object as the writer of manifests has it; fails where that cannot write it. */
    static KubernetesObject of(Resource resource) {
        return new KubernetesObject(resource, WRITER.tree(resource.object()));
    }

    Resource resource() {
        return resource;
    }

    /** {@return the object itself} */
    public Field root() {
        return root;
    }

    /** {@return the API group, empty for the core's} */
    public String group() {
        return group;
    }

    /** {@return the kind} */
    public String kind() {
        return kind;
    }

    /** {@return the namespace, empty where it names none} */
    public String namespace() {
        return namespace;
    }

    /** {@return the name, empty where it has none} */
    public String name() {
        return name;
    }

    /** {@return the model path it follows from} */
    public ModelPath path() {
        return resource.source().path();
    }

    /** {@return its labels} */
    public Map<String, String> labels() {
        return root.get("metadata", "labels").texts();
    }

    /** {@return the component it belongs to, null for what belongs to none} */
    public @Nullable Component component() {
        return resource.source().component();
    }

    /** {@return whether it is of that group and kind} */
    public boolean is(String otherGroup, String otherKind) {
        return group.equals(otherGroup) && kind.equals(otherKind);
    }

    /** {@return whether its kind is known to live in namespaces} */
    public boolean isNamespaced() {
        return resource.object() instanceof Namespaced;
    }

    /** {@return whether both follow from one component, or are one object} */
    public boolean sharesComponent(KubernetesObject other) {
        return this == other || (component() != null && Objects.equals(component(), other.component()));
    }

    /** {@return kind, namespace and name, {@code Deployment shop/api}} */
    public String id() {
        return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
