package dev.keelson.core.exposure;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import java.util.Optional;

/**
 * What leads callers from outside to the exposed components, chosen once for a platform with {@code p.door(…)}: Ingresses
 * in the core, gateways in other libraries. A door is its own fact: renderers find it with
 * {@code view.attached(MyDoor.class)} and read the same {@link Exposure}s.
 *
 * @since 0.1.0
 */
public interface Door {

    /** {@return what reports call it, {@code Ingress}} */
    String kind();

    /** {@return who opens the connections to the exposed pods; their network policies accept it} */
    Peer controller();

    /** {@return the namespace of somebody else that objects of the door go to, empty where there are none} */
    default Optional<Namespace> home() {
        return Optional.empty();
    }

    /**
     * {@return the namespace whose secrets it shows to callers, where certificates are kept then} Empty for a door that
     * reads those of each exposure's own namespace.
     */
    default Optional<Namespace> credentials() {
        return Optional.empty();
    }

    /** {@return what writes the objects of the door and what can be wrong with them} */
    Extension extension();

    /**
     * {@return the door with its scalars final, which overrides and a chart's values can change from here on}
     *
     * @param scope the scope that took it
     * @param path the model path of the word
     * @param origin the line that said it
     */
    Door bound(Scope scope, ModelPath path, Origin origin);
}
