package dev.keelson.core.storage.provision;

import dev.keelson.core.storage.Claim;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * A claim that the platform makes and that pods of its namespace share.
 *
 * @param ref which one
 * @param claim what it asks for
 * @param existing the claim that is mounted in its place, null where the platform makes it: an override or a chart's value below
 *     {@code global.existingClaims}
 * @since 0.1.0
 */
public record SharedClaim(
        ClaimRef ref, Claim claim, @Nullable Text existing) {}
