package dev.keelson.core.certificate;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.draft.Run;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Mistakes in certificates and in who issues them.
 *
 * @since 0.1.0
 */
public final class CertificateChecks implements Check {
    /** Checks without state. */
    public CertificateChecks() {}

    @Override
    public void check(View view, Problems problems) {
        Map<IssuerRef, Issuer> defined = new LinkedHashMap<>();
        for (Issuer issuer : view.all(Issuer.class)) {
            defined.putIfAbsent(issuer.ref(), issuer);
            issuer(issuer, view.run(), problems);
        }
        for (Certificate certificate : view.all(Certificate.class)) {
            asked(certificate, defined, view, problems);
            renewal(certificate, view, problems);
        }
    }

    private static void issuer(Issuer issuer, Run run, Problems problems) {
        run.use(issuer.ref(), issuer.path());
        if (issuer.issuance() instanceof Issuance.CertificateAuthority authority) {
            secret(issuer, authority.secret(), run, problems);
        } else if (issuer.issuance() instanceof Acme acme) {
            if (acme.solvers().isEmpty()) {
                problems.add(
                        CertificateRules.NO_SOLVER,
                        issuer.path(),
                        issuer.origin(),
                        "The issuer " + issuer.ref() + " asks an ACME server and has no way to prove that a host is its"
                                + " own.",
                        "Say .http01(\"nginx\") with the class of the Ingresses, or .dns01(Dns01…).");
            }
            acme.solvers().stream()
                    .filter(Dns01.class::isInstance)
                    .map(Dns01.class::cast)
                    .flatMap(solver -> solver.token().stream())
                    .forEach(token -> secret(issuer, token.source(), run, problems));
        }
    }

    /** What an issuer of the whole cluster reads is where cert-manager runs, which nobody but its operator knows. */
    private static void secret(Issuer issuer, SecretRef secret, Run run, Problems problems) {
        run.use(secret, issuer.path());
        Optional<Namespace> home = issuer.ref().namespace();
        if (home.isPresent() && !home.get().equals(secret.namespace())) {
            problems.add(
                    CertificateRules.ISSUER_OUT_OF_REACH,
                    issuer.path(),
                    issuer.origin(),
                    "The issuer " + issuer.ref() + " reads the secret " + secret + ", which is in another namespace.",
                    "An Issuer reads only what is in its own namespace: name a secret there, or make it a"
                            + " ClusterIssuer.");
        }
    }

    private static void asked(Certificate certificate, Map<IssuerRef, Issuer> defined, View view, Problems problems) {
        Run run = view.run();
        IssuerRef issuer = certificate.issuer();
        run.use(issuer, certificate.path());
        if (issuer.isOwned() && !defined.containsKey(issuer) && run.knows(ModelPath.root())) {
            problems.add(Finding.of(
                            CertificateRules.UNDEFINED_ISSUER,
                            certificate.path(),
                            certificate.origin(),
                            "The certificate of " + certificate.namespace() + "/" + view.text(certificate.name())
                                    + " is asked of the issuer " + issuer + ", which nobody defines.",
                            "Define it with p.issuer(…), or name it with "
                                    + (issuer.namespace().isPresent()
                                            ? "existingIssuer(…)"
                                            : "IssuerRef.existingClusterIssuer(…)")
                                    + " if somebody else does.")
                    .also("named here", issuer.origin()));
        }
        if (issuer.namespace().isPresent() && !issuer.namespace().get().equals(certificate.namespace())) {
            problems.add(Finding.of(
                            CertificateRules.ISSUER_OUT_OF_REACH,
                            certificate.path(),
                            certificate.origin(),
                            "The certificate of " + certificate.namespace() + "/" + view.text(certificate.name())
                                    + " is asked of the issuer " + issuer + ", which is in another namespace.",
                            "An Issuer serves its own namespace: name one of " + certificate.namespace()
                                    + ", or a cluster issuer, which serves all.")
                    .also("named here", issuer.origin()));
        }
    }

    private static void renewal(Certificate certificate, View view, Problems problems) {
        ModelPath path = certificate.path().child("renewBefore");
        if (view.run().knowsAll(certificate.path())
                && seconds(view, certificate.renewBefore()) >= seconds(view, certificate.duration())) {
            problems.add(
                    CertificateRules.RENEWAL_BEFORE_ISSUE,
                    path,
                    view.run().line(path, certificate.origin()),
                    "The certificate of " + certificate.namespace() + "/" + view.text(certificate.name())
                            + " is valid for "
                            + view.text(certificate.duration()) + " and is to be renewed "
                            + view.text(certificate.renewBefore()) + " before its end.",
                    "Say a renewBefore(…) that is shorter than the duration(…); a third of it is usual.");
        }
    }

    private static long seconds(View view, Span span) {
        return view.number(span.inSeconds());
    }
}
