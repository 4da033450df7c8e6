package dev.keelson.core.addition;

import dev.keelson.core.setting.Characters;

/**
 * Where something can be added.
 *
 * @since 0.1.0
 */
public enum Place {
    /** The labels of every object. */
    OBJECT_LABELS("commonLabels", Characters.LABEL_VALUE, "Labels of every object, beside its own."),
    /** The annotations of every object. */
    OBJECT_ANNOTATIONS("commonAnnotations", Characters.MULTI_LINE, "Annotations of every object, beside its own."),
    /** The labels of a component's pods. */
    POD_LABELS("podLabels", Characters.LABEL_VALUE, "Labels of the pods, beside their own."),
    /** The annotations of a component's pods. */
    POD_ANNOTATIONS("podAnnotations", Characters.MULTI_LINE, "Annotations of the pods, beside their own."),
    /** The labels that a node has to have to run a component's pods, {@code nodeSelector}. */
    NODE_SELECTOR("nodeSelector", Characters.LABEL_VALUE, "Labels that a node must have to run the pods."),
    /** The annotations of a component's services. */
    SERVICE_ANNOTATIONS("serviceAnnotations", Characters.MULTI_LINE, "Annotations of the services, beside their own."),
    /** The annotations of a component's service account, by which clouds know a workload. */
    SERVICE_ACCOUNT_ANNOTATIONS(
            "serviceAccountAnnotations", Characters.MULTI_LINE, "Annotations of the service account, beside its own.");

    private final String word;
    private final Characters characters;
    private final String description;

    Place(String word, Characters characters, String description) {
        this.word = word;
        this.characters = characters;
        this.description = description;
    }

    /** {@return the last step of the path under which it is given} */
    String word() {
        return word;
    }

    /** {@return what the texts may hold} */
    Characters characters() {
        return characters;
    }

    /** {@return what it is for} */
    String description() {
        return description;
    }
}
