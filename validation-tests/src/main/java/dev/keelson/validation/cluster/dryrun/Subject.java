package dev.keelson.validation.cluster.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.Manifest;

/**
 * One object of an environment.
 *
 * @param file the file that holds it
 * @param manifest the object
 */
record Subject(String file, Manifest manifest) {

    JsonNode body() {
        return manifest.body();
    }

    String apiVersion() {
        return body().path("apiVersion").asText();
    }

    String kind() {
        return body().path("kind").asText();
    }

    /** Empty for an object that has lost it. */
    String name() {
        return body().at("/metadata/name").asText();
    }

    String namespace() {
        return manifest.namespace();
    }

    boolean is(String apiVersion, String kind) {
        return apiVersion().equals(apiVersion) && kind().equals(kind);
    }

    /** Its identity as far as it has one, and as far as it said it. */
    String label() {
        String namespace = body().at("/metadata/namespace").asText();
        return (apiVersion() + " " + kind() + " " + (namespace.isEmpty() ? "" : namespace + "/") + name()).strip();
    }
}
