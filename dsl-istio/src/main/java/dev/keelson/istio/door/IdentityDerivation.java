package dev.keelson.istio.door;

import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Derivation;
import dev.keelson.core.extension.Model;
import dev.keelson.core.token.Peer;
import dev.keelson.core.value.Text;
import dev.keelson.istio.membership.Foreigner;
import dev.keelson.istio.membership.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells the mesh who the door is, so that members let it in by its identity.
 *
 * @since 0.1.0
 */
public final class IdentityDerivation implements Derivation {
    /** A derivation without state. */
    public IdentityDerivation() {}

    @Override
    public List<?> derive(Model said) {
        Optional<Membership> membership = Membership.of(said);
        List<Foreigner> doors = new ArrayList<>();
        if (membership.isPresent()) {
            String trustDomain = membership.get().mesh().trustDomain();
            for (Attached<MeshDoor> door : said.attached(MeshDoor.class)) {
                Peer pods = door.fact().controller();
                pods.namespace().ifPresent(home -> door.fact()
                        .serviceAccount()
                        .ifPresent(account -> doors.add(new Foreigner(
                                pods, Text.of(trustDomain + "/ns/" + home + "/sa/", account), door.origin()))));
            }
        }
        return doors;
    }
}
