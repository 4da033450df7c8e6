package dev.keelson.core.storage.provision;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.storage.VolumeClaimDraft;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;

/**
 * The words inside {@code p.claim(ref, size, c -> …)}: storage that outlives the pods that mount it and that they share.
 *
 * @since 0.1.0
 */
public final class SharedClaimDraft extends VolumeClaimDraft<SharedClaimDraft> {
    private final ClaimRef ref;

    /** A draft of that claim. */
    public SharedClaimDraft(Scope scope, ClaimRef ref, Storage size) {
        super(scope, ref.name(), size);
        this.ref = ref;
    }

    /** {@return the claim with its name, its scalars final} */
    public SharedClaim shared() {
        ModelPath path =
                ModelPath.root().child("global").child("existingClaims").child(Component.keyOf(ref.name()));
        Text existing = scope().shapingText(
                        path,
                        Bounds.of(Characters.DNS_NAME),
                        "A claim that is there already, to be mounted in place of " + ref.name() + ".")
                .orElse(null);
        return new SharedClaim(ref, build(), existing);
    }

    @Override
    protected SharedClaimDraft self() {
        return this;
    }
}
