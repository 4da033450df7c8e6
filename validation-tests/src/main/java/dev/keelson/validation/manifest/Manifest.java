package dev.keelson.validation.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One Kubernetes object as it was written.
 *
 * @param source where it was found, for messages
 * @param defaultNamespace the namespace the object lands in when it names none
 * @param body the object as a JSON tree
 * @since 0.1.0
 */
public record Manifest(String source, String defaultNamespace, JsonNode body) {

    /** {@return {@code apiVersion/kind}, such as {@code apps/v1/Deployment}, which identifies the object's type} */
    public String type() {
        return text("apiVersion") + "/" + text("kind");
    }

    /** {@return {@code metadata.name}; a manifest without one is refused} */
    public String name() {
        JsonNode name = body.at("/metadata/name");
        if (!name.isTextual() || name.textValue().isEmpty()) {
            throw new InvalidManifestException(source, "metadata.name is missing");
        }
        return name.textValue();
    }

    /** {@return {@code metadata.namespace}, by default the tree's default namespace} */
    public String namespace() {
        JsonNode namespace = body.at("/metadata/namespace");
        return namespace.isTextual() && !namespace.textValue().isEmpty() ? namespace.textValue() : defaultNamespace;
    }

    /** {@return {@code namespace/name}; only meaningful for objects that live in a namespace} */
    public String id() {
        return namespace() + "/" + name();
    }

    /**
     * {@return the map of strings at a place in the object, empty where there is none} Values that are not strings
     * are refused, as the API server does: an unquoted {@code true} or {@code 1} is no label.
     *
     * @param pointer the place as a JSON pointer, such as {@code /metadata/labels}
     */
    public SortedMap<String, String> strings(String pointer) {
        SortedMap<String, String> strings = new TreeMap<>();
        for (var field : body.at(pointer).properties()) {
            if (!field.getValue().isTextual()) {
                throw new InvalidManifestException(
                        source, pointer + "/" + field.getKey() + " must be a string, is " + field.getValue());
            }
            strings.put(field.getKey(), field.getValue().textValue());
        }
        return Collections.unmodifiableSortedMap(strings);
    }

    private String text(String field) {
        JsonNode value = body.path(field);
        if (!value.isTextual()) {
            throw new InvalidManifestException(source, field + " is missing");
        }
        return value.textValue();
    }
}
