package dev.keelson.core.exposure;

import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Text;

/**
 * How a host proves who it is.
 *
 * @since 0.1.0
 */
public sealed interface Tls {

    /**
     * With a certificate that somebody else puts into a secret.
     *
     * @param secret the secret, of type {@code kubernetes.io/tls}
     * @param origin the line that said it
     */
    record Held(SecretRef secret, Origin origin) implements Tls {}

    /**
     * With a certificate that is asked of an issuer.
     *
     * @param issuer who issues it
     * @param secretName the secret it is kept in, in the namespace of the exposure or where the door asks for it
     * @param origin the line that said it
     */
    record Issued(IssuerRef issuer, Text secretName, Origin origin) implements Tls {}

    /**
     * Not at all: the host is served over plain HTTP.
     *
     * @param because why that is right
     * @param origin the line that said it
     */
    record Plain(String because, Origin origin) implements Tls {}
}
