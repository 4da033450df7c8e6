package dev.keelson.core.addition;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.setting.Characters;

/**
 * Where something can be added.
 *
 * @since 0.1.0
 */
public enum Place {
    /** The labels of every object. */
    OBJECT_LABELS("global.commonLabels", Characters.LABEL_VALUE, "Labels of every object, beside its own."),
    /** The annotations of every object. */
    OBJECT_ANNOTATIONS(
            "global.commonAnnotations", Characters.MULTI_LINE, "Annotations of every object, beside its own."),
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

    private final String way;
    private final Characters characters;
    private final String description;

    Place(String way, Characters characters, String description) {
        this.way = way;
        this.characters = characters;
        this.description = description;
    }

    /** {@return the path under which it is given, seen from that of the component or of the platform} */
    ModelPath from(ModelPath outer) {
        ModelPath path = outer;
        for (String step : ModelPath.parse(way).segments()) {
            path = path.child(step);
        }
        return path;
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
