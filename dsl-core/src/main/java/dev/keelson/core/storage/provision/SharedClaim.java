package dev.keelson.core.storage.provision;

import dev.keelson.core.storage.Claim;
import dev.keelson.core.token.ClaimRef;

/**
 * A claim that the platform makes and that pods of its namespace share.
 *
 * @param ref which one
 * @param claim what it asks for
 * @since 0.1.0
 */
public record SharedClaim(ClaimRef ref, Claim claim) {}
