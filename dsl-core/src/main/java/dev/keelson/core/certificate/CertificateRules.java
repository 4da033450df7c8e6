package dev.keelson.core.certificate;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with certificates and their issuers.
 *
 * @since 0.1.0
 */
public final class CertificateRules {
    /** An issuer of the platform that certificates are asked of and nobody defines. */
    public static final Rule UNDEFINED_ISSUER =
            Rule.error("undefined-issuer", "A certificate is asked of an issuer that nobody defines.");

    /** An issuer that a certificate cannot reach, or a secret that an issuer cannot. */
    public static final Rule ISSUER_OUT_OF_REACH =
            Rule.error("issuer-out-of-reach", "A certificate or its issuer refers to another namespace.");

    /** A renewal that would come before the certificate. */
    public static final Rule RENEWAL_BEFORE_ISSUE =
            Rule.error("renewal-before-issue", "A certificate is to be renewed before it is issued.");

    /** An ACME issuer that cannot prove anything. */
    public static final Rule NO_SOLVER =
            Rule.error("no-solver", "An ACME issuer has no way to prove that a host is its own.");

    private CertificateRules() {}
}
