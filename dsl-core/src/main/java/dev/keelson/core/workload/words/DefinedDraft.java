package dev.keelson.core.workload.words;

import dev.keelson.core.extension.Model;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * A draft that defines a component.
 *
 * @since 0.1.0
 */
public interface DefinedDraft {
    /** Takes the platform's defaults below its own words, and settles its ports. */
    void prepare(DefaultsDraft defaults);

    /**
     * The number under which others reach that port by name, as far as it was said.
     *
     * @return a symbol that follows overrides, null where nobody opened the port yet
     */
    default @Nullable PortNumber numberOf(Port port) {
        return null;
    }

    /** {@return whether the platform runs the component, in a namespace of its own} */
    default boolean runsHere() {
        return true;
    }

    /** {@return the name under which others reach it, null for that of its service} */
    default @Nullable Text host() {
        return null;
    }

    /** Adds the facts of the component to the model. */
    void build(Component component, Model.Builder model);

    /** Adds how its pods wait, once all components said what they come after. */
    void buildWaiting(Component component, DefaultsDraft defaults, Model said, Model.Builder model);
}
