package dev.keelson.core.addition;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.OpenTexts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be added at a place.
 *
 * @param component whose place it is, null for that of all objects
 * @param place the place
 * @param texts what is added
 * @since 0.1.0
 */
public record Addition(@Nullable Component component, Place place, OpenTexts texts) {

    /** {@return what can be added to every object of the platform} */
    public static List<Addition> toAll(Scope scope) {
        return List.of(at(Place.OBJECT_LABELS, null, scope), at(Place.OBJECT_ANNOTATIONS, null, scope));
    }

    /** {@return what can be added to the pods of a component, and to their identity} */
    public static List<Addition> toPods(Component component, Scope scope) {
        return List.of(
                at(Place.POD_LABELS, component, scope),
                at(Place.POD_ANNOTATIONS, component, scope),
                at(Place.NODE_SELECTOR, component, scope),
                at(Place.SERVICE_ACCOUNT_ANNOTATIONS, component, scope));
    }

    /** {@return what can be added to the services of a component} */
    public static Addition toServices(Component component, Scope scope) {
        return at(Place.SERVICE_ANNOTATIONS, component, scope);
    }

    private static Addition at(Place place, @Nullable Component component, Scope scope) {
        return new Addition(
                component,
                place,
                scope.open(place.from(scope.path()), Bounds.of(place.characters()), place.description()));
    }
}
