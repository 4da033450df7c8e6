package dev.keelson.core.raw;

import dev.keelson.core.hatch.EscapeHatch;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * An object that the language did not make.
 *
 * @param object the object
 * @param because why the language does not suffice
 * @since 0.1.0
 */
public record RawResource(HasMetadata object, String because) implements EscapeHatch {
    @Override
    @SuppressWarnings("ReferenceEquality") // another object that is equal belongs to somebody else
    public boolean owns(HasMetadata other) {
        return object == other;
    }

    @Override
    public String touches() {
        return object == null ? "nothing" : object.getKind();
    }
}
