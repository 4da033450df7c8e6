package dev.keelson.validation.chart.square;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/** All in which a chart may differ from the plain manifests, each with its reason. */
final class Uncompared {
    /** Helm and those who look at releases find objects by them; no selector may use them, and none is compared less. */
    private static final Set<String> LABELS_OF_RELEASES = Set.of(
            "helm.sh/chart", "app.kubernetes.io/managed-by", "app.kubernetes.io/instance", "app.kubernetes.io/version");

    private static final Pattern LABELS = Pattern.compile(".*/metadata/labels/[^/]+");

    /**
     * What runs only around a release or on {@code helm test} is no object of the platform. An object of the platform that
     * is a hook in the chart is compared apart from the annotations that say so.
     */
    private static final String HOOK = "/metadata/annotations/helm.sh~1hook";

    private Uncompared() {}

    /** {@return whether an object that only the chart has is none of the platform's} */
    static boolean onlyRendered(JsonNode object) {
        return !object.at(HOOK).isMissingNode();
    }

    /**
     * {@return whether an object that only the manifests have is made by Helm}
     *
     * <p>{@code helm install --create-namespace} makes the namespace of the release, and Helm installs custom resource
     * definitions from a directory of their own, which is no template.
     */
    static boolean onlyPlain(JsonNode object, String releaseNamespace) {
        String kind = object.path("kind").asText();
        return kind.equals("CustomResourceDefinition")
                || (kind.equals("Namespace")
                        && object.at("/metadata/name").asText().equals(releaseNamespace));
    }

    /** {@return whether a field that only the chart has is Helm's} */
    static boolean onlyRendered(String pointer) {
        return pointer.startsWith(HOOK)
                || (LABELS.matcher(pointer).matches()
                        && LABELS_OF_RELEASES.contains(
                                pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/")));
    }
}
