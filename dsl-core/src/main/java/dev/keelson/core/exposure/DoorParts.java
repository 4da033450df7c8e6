package dev.keelson.core.exposure;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.OutsideValues;
import org.jspecify.annotations.Nullable;

/**
 * What the word that chooses a platform's door was given.
 *
 * @since 0.1.0
 */
public final class DoorParts extends Draft {
    private final Slot<Door> door = slot("door");

    /** The parts of the platform of that scope. */
    public DoorParts(Scope scope) {
        super(scope);
    }

    /** Takes the door. */
    public void set(@Nullable Door chosen) {
        door.set(chosen);
    }

    /** Adds the door to the model, with the extension that it brings. */
    public void build(Model.Builder model) {
        door.get().ifPresent(placed -> {
            Door chosen = placed.value().bound(scope(), door.path(), placed.origin());
            scope().run().use(chosen.controller(), door.path());
            if (new OutsideValues(scope(), door.path(), placed.origin()).areSound(chosen.controller())) {
                model.add(new Attached<>(null, door.path(), chosen, chosen.extension(), placed.origin()));
            }
        });
    }
}
