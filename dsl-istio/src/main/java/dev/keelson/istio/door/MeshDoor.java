package dev.keelson.istio.door;

import dev.keelson.core.exposure.Door;
import dev.keelson.core.value.Text;
import java.util.Optional;

/**
 * A door whose pods may be in the mesh themselves, so that members know them by identity.
 *
 * @since 0.1.0
 */
public interface MeshDoor extends Door {

    /** {@return the service account of the door's pods, empty where they are in no mesh} */
    Optional<Text> serviceAccount();
}
