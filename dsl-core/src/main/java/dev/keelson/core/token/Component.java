package dev.keelson.core.token;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import java.util.Objects;
import java.util.Optional;

/**
 * One part of a platform: what a word such as {@code p.deployment} defines and what {@code connectsTo} names.
 *
 * @since 0.1.0
 */
public final class Component extends Token {
    private final Namespace namespace;
    private final String name;
    private final String key;

    Component(Namespace namespace, String name, Origin origin) {
        this(namespace, name, keyOf(name), origin);
    }

    private Component(Namespace namespace, String name, String key, Origin origin) {
        super(origin, Names.component(name, origin));
        this.namespace = namespace;
        this.name = name;
        this.key = key;
    }

    /**
     * The same component under another key. The key is the first step of its model path and of its place in a chart's
     * values; by default it is the name in camel case. Two components of one name, in two namespaces, need it. A key with
     * dots, {@code postgres.backup}, lies below that of the component that it belongs to.
     */
    public Component withKey(String otherKey) {
        return new Component(namespace, name, otherKey, Origin.here());
    }

    /** {@return where it runs} */
    public Namespace namespace() {
        return namespace;
    }

    /** {@return the name of its workload, service and service account} */
    public String name() {
        return name;
    }

    /** {@return the first step of its model path, or the first steps joined by dots} */
    public String key() {
        return key;
    }

    /** {@return its model path} */
    public ModelPath path() {
        return ModelPath.parse(key);
    }

    /** {@return the key that a name gives: its parts in camel case} */
    public static String keyOf(String name) {
        StringBuilder key = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '-' || c == '.') {
                upper = true;
            } else {
                key.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return key.toString();
    }

    /** {@return its namespace} */
    @Override
    public Optional<Namespace> home() {
        return Optional.of(namespace);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Component component
                && name.equals(component.name)
                && namespace.equals(component.namespace);
    }

    @Override
    public int hashCode() {
        return Objects.hash(namespace, name);
    }

    /** {@return namespace and name, {@code shop/api}} */
    @Override
    public String toString() {
        return namespace.name() + "/" + name;
    }
}
