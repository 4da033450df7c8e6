package dev.keelson.core.raw;

import dev.keelson.core.hatch.EscapeHatch;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.function.Consumer;

/**
 * A change of an object that the language made.
 *
 * @param kind the kind of object
 * @param because why the language does not suffice
 * @param change changes it in place
 * @since 0.1.0
 */
public record RawPatch(Class<? extends HasMetadata> kind, String because, Consumer<HasMetadata> change)
        implements EscapeHatch {
    @Override
    public String touches() {
        return kind.getSimpleName();
    }
}
