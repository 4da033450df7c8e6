package dev.keelson.core.storage.provision;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.storage.VolumeClaimDraft;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.value.Storage;

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
        return new SharedClaim(ref, build());
    }

    @Override
    protected SharedClaimDraft self() {
        return this;
    }
}
