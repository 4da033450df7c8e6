package dev.keelson.core.certificate;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * Certificates by an ACME server, which asks for a proof that the host is the asker's own.
 *
 * <p>Drives {@code spec.acme}. Finding: {@code no-solver}.
 *
 * @param server the address of the server's directory
 * @param email whom the server writes to
 * @param solvers how it is proved that a host is one's own
 * @see <a href="https://cert-manager.io/docs/configuration/acme/">cert-manager: ACME</a>
 * @since 0.1.0
 */
public record Acme(Text server, Text email, List<Solver> solvers) implements Issuance {
    private static final String LETS_ENCRYPT = "https://acme-v02.api.letsencrypt.org/directory";

    /** How it is proved that a host is one's own. */
    public sealed interface Solver permits Http01, Dns01 {}

    /**
     * By an answer under {@code /.well-known/acme-challenge/} of the host, which an Ingress of that class leads to.
     *
     * @param ingressClass the class
     */
    public record Http01(Text ingressClass) implements Solver {}

    /** Keeps the solvers from changing. */
    public Acme {
        solvers = List.copyOf(solvers);
    }

    static Acme of(Text email) {
        return new Acme(Text.of(LETS_ENCRYPT), email, List.of());
    }

    /** {@return the same by another server, {@code server}} Default: Let's Encrypt's for production. */
    public Acme server(String directory) {
        return server(Text.of(directory));
    }

    /** {@return the same by another server, {@code server}} Default: Let's Encrypt's for production. */
    public Acme server(Text directory) {
        return new Acme(directory, email, solvers);
    }

    /** {@return the same with a proof over HTTP through Ingresses of that class, {@code solvers[].http01}} */
    public Acme http01(String ingressClass) {
        return http01(Text.of(ingressClass));
    }

    /** {@return the same with a proof over HTTP through Ingresses of that class, {@code solvers[].http01}} */
    public Acme http01(Text ingressClass) {
        return solver(new Http01(ingressClass));
    }

    /** {@return the same with a proof by a DNS record, {@code solvers[].dns01}} */
    public Acme dns01(Dns01 provider) {
        return solver(provider);
    }

    private Acme solver(Solver solver) {
        List<Solver> more = new ArrayList<>(solvers);
        more.add(solver);
        return new Acme(server, email, more);
    }

    @Override
    public Issuance bound(Scope scope, Origin origin) {
        List<Solver> bound = new ArrayList<>();
        for (Solver solver : solvers) {
            ModelPath http01 = scope.path().child("http01").child("ingressClass");
            bound.add(
                    solver instanceof Http01 http
                            ? new Http01(text(scope, http01, http.ingressClass, origin))
                            : ((Dns01) solver).bound(scope, scope.path().child("dns01"), origin));
        }
        return new Acme(
                text(scope, scope.path().child("server"), server, origin),
                text(scope, scope.path().child("email"), email, origin),
                bound);
    }

    private static Text text(Scope scope, ModelPath path, Text value, Origin origin) {
        return scope.bind(path, value, ValueType.TEXT, Bounds.NONE, origin);
    }
}
