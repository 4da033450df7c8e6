package dev.keelson.helm.feed;

import dev.keelson.core.schema.FieldSchemas;
import java.util.List;

/**
 * A place in an object that a value decides, alone or with others.
 *
 * @param object the object
 * @param steps the way from the object inwards
 * @param role what the value does there
 * @param isAlways whether the place is there whatever toggles, choices and conditions say
 * @since 0.1.0
 */
public record Feed(Target object, List<Step> steps, Role role, boolean isAlways) {

    /** What a value does at a place. */
    public enum Role {
        /** What stands there is the value. */
        WHOLE,
        /** What stands there is the value in other words: a span in seconds, a number as text. */
        CONVERTED,
        /** What stands there is made of the value. */
        PART,
        /** Whether something stands there, or which of several, is the value's to say. */
        DECIDES
    }

    /**
     * An object of the chart.
     *
     * @param apiVersion its version
     * @param kind its kind
     * @param name its name, parts that values decide left out
     */
    public record Target(String apiVersion, String kind, String name) {
        /** {@return kind and name, {@code Deployment api}} */
        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    /** {@return the way as schemas know it} */
    public List<String> way() {
        return steps.stream()
                .map(step -> step.isElement() ? FieldSchemas.ELEMENT : step.name())
                .toList();
    }

    /** {@return the name of the step so many before the last one, empty where there is none} */
    public String back(int count) {
        int index = steps.size() - 1 - count;
        return index < 0 ? "" : steps.get(index).name();
    }
}
