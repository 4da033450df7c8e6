package dev.keelson.core.certificate;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Text;

/**
 * How an issuer makes certificates: by {@linkplain #acme an ACME server}, with {@linkplain #ca a key of its own}, or each
 * {@linkplain #selfSigned() signed by itself}.
 *
 * <p>Drives {@code spec} of cert-manager's {@code Issuer} and {@code ClusterIssuer}.
 *
 * @see <a href="https://cert-manager.io/docs/configuration/issuers/">cert-manager: issuers</a>
 * @since 0.1.0
 */
public sealed interface Issuance permits Acme, Issuance.CertificateAuthority, Issuance.SelfSigned {

    /**
     * A certificate authority whose key the platform's operator holds.
     *
     * @param secret the secret with {@code tls.crt} and {@code tls.key}
     */
    record CertificateAuthority(SecretRef secret) implements Issuance {}

    /** Each certificate is signed with its own key; for tests and for the root of a private authority. */
    record SelfSigned() implements Issuance {}

    /**
     * Certificates by an ACME server, Let's Encrypt's where no other is named. At least one of {@link Acme#http01} and
     * {@link Acme#dns01} follows.
     *
     * @param email whom the server writes to when something is amiss
     */
    static Acme acme(String email) {
        return acme(Text.of(email));
    }

    /**
     * Certificates by an ACME server, Let's Encrypt's where no other is named. At least one of {@link Acme#http01} and
     * {@link Acme#dns01} follows.
     *
     * @param email whom the server writes to when something is amiss
     */
    static Acme acme(Text email) {
        return Acme.of(email);
    }

    /** {@return certificates signed with the key in that secret} */
    static Issuance ca(SecretRef secret) {
        return new CertificateAuthority(secret);
    }

    /** {@return certificates that are signed with their own key} */
    static Issuance selfSigned() {
        return new SelfSigned();
    }

    /** {@return the same with its scalars final, which overrides and a chart's values can change from here on} */
    default Issuance bound(Scope scope, Origin origin) {
        return this;
    }
}
