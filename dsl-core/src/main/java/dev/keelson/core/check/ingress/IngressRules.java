package dev.keelson.core.check.ingress;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with an Ingress that follows its schema.
 *
 * @since 0.1.0
 */
public final class IngressRules {
    /** A rule whose host no certificate of the Ingress is for. */
    public static final Rule HOST_NOT_IN_TLS =
            Rule.warning("host-not-in-tls", "A host of an Ingress is not among those that its certificates are for.");

    /** A rule for hosts that nobody names. */
    public static final Rule CATCH_ALL_HOST =
            Rule.warning("catch-all-host", "An Ingress answers for hosts that it does not name.");

    /** A secret for TLS that the platform does not know of. */
    public static final Rule UNKNOWN_TLS_SECRET = Rule.warning(
            "unknown-tls-secret", "An Ingress names a secret for TLS that the platform neither makes nor declares.");

    /** A secret for TLS that is of another type. */
    public static final Rule WRONG_TLS_SECRET = Rule.error(
            "wrong-tls-secret", "The secret that an Ingress names for TLS holds no certificate with its key.");

    /** Configuration of the controller in an annotation. */
    public static final Rule SNIPPET_ANNOTATION = Rule.error(
            "snippet-annotation", "An annotation puts configuration of its own into the Ingress controller.");

    /** The class of an Ingress in an annotation. */
    public static final Rule CLASS_ANNOTATION =
            Rule.error("ingress-class-annotation", "The class of an Ingress is named by the annotation of old.");

    private IngressRules() {}
}
