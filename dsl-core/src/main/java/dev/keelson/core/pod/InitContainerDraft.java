package dev.keelson.core.pod;

import dev.keelson.core.container.Container;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.value.Image;

/**
 * The words inside {@code initContainer(name, image, c -> …)}: a container that runs to its end before the main one starts.
 * A failed try is repeated.
 *
 * @since 0.1.0
 */
public final class InitContainerDraft extends CompanionDraft<InitContainerDraft> {
    /** A draft in that scope, running that image. */
    public InitContainerDraft(Scope scope, String name, Image image) {
        super(scope, Container.Role.INIT, name, image);
    }

    @Override
    protected InitContainerDraft self() {
        return this;
    }
}
