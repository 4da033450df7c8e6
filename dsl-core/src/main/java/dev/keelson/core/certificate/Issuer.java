package dev.keelson.core.certificate;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.IssuerRef;

/**
 * An issuer of certificates that the platform makes.
 *
 * @param ref its name, and whether it is one of the whole cluster
 * @param issuance how it makes certificates
 * @param path its model path
 * @param origin the line that defined it
 * @since 0.1.0
 */
public record Issuer(IssuerRef ref, Issuance issuance, ModelPath path, Origin origin) {}
