package dev.keelson.core.dekorate;

import dev.keelson.core.hatch.EscapeHatch;
import io.dekorate.kubernetes.decorator.Decorator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Decorators that change the objects of a component.
 *
 * @param because why the language does not suffice
 * @param decorators the decorators
 * @since 0.1.0
 */
public record Decoration(String because, List<Decorator<?>> decorators) implements EscapeHatch {
    @Override
    public String touches() {
        return decorators.stream()
                .map(each -> each == null ? "nothing" : each.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
    }
}
