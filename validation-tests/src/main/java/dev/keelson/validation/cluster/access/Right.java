package dev.keelson.validation.cluster.access;

/**
 * Somebody may do one thing.
 *
 * @param subject a service account as {@code namespace/name}
 * @param verb such as {@code get}
 * @param group the API group, empty for the core's
 * @param resource such as {@code pods} or {@code pods/exec}
 * @param namespace where, empty for everywhere
 * @param name the one object that may be named, empty where the request names none
 * @since 0.1.0
 */
public record Right(String subject, String verb, String group, String resource, String namespace, String name) {

    @Override
    public String toString() {
        return subject + " may " + verb + " " + resource + (group.isEmpty() ? "" : "." + group)
                + (name.isEmpty() ? "" : " " + name)
                + (namespace.isEmpty() ? " everywhere" : " in " + namespace);
    }
}
