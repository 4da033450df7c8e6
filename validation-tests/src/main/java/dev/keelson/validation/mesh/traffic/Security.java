package dev.keelson.validation.mesh.traffic;

import dev.keelson.validation.certificate.Authority;
import dev.keelson.validation.certificate.Credential;
import java.util.List;

/**
 * How a connection is made secure.
 *
 * @param serverName the name that is asked for
 * @param authorities that the server's certificate may be signed by, as PEM; empty to look at none
 * @param certificate of the caller, as PEM, or empty
 * @param key of the caller, as PEM, or empty
 * @param protocols that are offered
 * @since 0.1.0
 */
public record Security(String serverName, String authorities, String certificate, String key, List<String> protocols) {

    /** Keeps a copy. */
    public Security {
        protocols = List.copyOf(protocols);
    }

    /** {@return as a browser does it: the certificate must be for the host, signed by an authority} */
    public static Security verified(String host, Authority authority) {
        return new Security(host, authority.certificatePem(), "", "", List.of());
    }

    /** {@return as a proxy of the mesh does it: with an identity of its own, and without looking at the other's name} */
    public static Security identified(Credential identity) {
        return new Security("", "", identity.certificatePem(), identity.keyPem(), List.of());
    }
}
