package dev.keelson.core.access;

import dev.keelson.core.token.Namespace;
import java.util.List;

/** Where a grant holds. */
sealed interface Reach {

    /** Where the component lives that is granted it. */
    record Own(List<String> names) implements Reach {}

    /** In some namespaces. */
    record In(List<Namespace> namespaces) implements Reach {}

    /** In the whole cluster. */
    record Everywhere() implements Reach {}

    /** For single objects, where they live. */
    record These(List<Named> objects) implements Reach {}

    /** An object. */
    record Named(Namespace namespace, String name) {}

    static Reach own() {
        return new Own(List.of());
    }

    static Reach alone(String name) {
        return new Own(List.of(name));
    }

    static Reach in(List<Namespace> namespaces) {
        return new In(namespaces);
    }

    static Reach everywhere() {
        return new Everywhere();
    }

    static Reach named(List<Named> objects) {
        return new These(objects);
    }
}
