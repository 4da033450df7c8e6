package dev.keelson.helm.exploration;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in the objects of a platform: the object, then keys of maps and what identifies items of lists.
 *
 * @param steps the way there
 * @since 0.1.0
 */
public record Place(List<String> steps) {
    /** The place of all objects. */
    public static final Place ROOT = new Place(List.of());

    /** {@return the place one step further in} */
    public Place child(String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Place(List.copyOf(longer));
    }

    /** {@return the place around it, that of the root being the root} */
    public Place parent() {
        return steps.isEmpty() ? this : new Place(steps.subList(0, steps.size() - 1));
    }

    /** {@return the place of the object that it is in, itself where it is that of an object or the root} */
    public Place object() {
        return steps.size() < 2 ? this : new Place(steps.subList(0, 1));
    }

    /** {@return the steps for a message} */
    @Override
    public String toString() {
        return String.join(" / ", steps);
    }
}
