package dev.keelson.core.exposure;

import dev.keelson.core.certificate.Certificate;
import dev.keelson.core.certificate.CertificateDraft;
import dev.keelson.core.diagnostic.Accepted;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ExposureRef;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.Names;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The words inside {@code p.expose(EXPOSURE, host, e -> …)}: which paths of the host lead where, and how it proves who it
 * is. The network policies of the components follow.
 *
 * @since 0.1.0
 */
public final class ExposureDraft extends Draft {
    private record Backend(Component component, Port port) {}

    private sealed interface Proof {}

    private record Held(SecretRef secret) implements Proof {}

    private record Asked(IssuerRef issuer) implements Proof {}

    private record Plain(String because) implements Proof {}

    private final ExposureRef ref;
    private final Slot<Host> host = slot("host");
    private final Entries<String, Backend> exact = entries("exactPaths", "pathExactly");
    private final Entries<String, Backend> prefixes = entries("paths", "path");
    private final Slot<Proof> proof = slot("tls");
    private final CertificateDraft certificate = new CertificateDraft(inner("tls"));
    private final Slot<Span> timeout = slot("timeout");
    private final Entries<String, Text> annotations = entries("annotations", "annotation");
    private final Entries<String, String> accepted = entries("accept");

    /** A draft for that exposure under that host. */
    public ExposureDraft(Scope scope, ExposureRef ref, Host host) {
        super(scope);
        this.ref = ref;
        this.host.enter(host);
    }

    /**
     * Leads requests whose path is this one or lies below it to a port of a component, {@code pathType: Prefix}. Of several
     * that fit, the longest counts.
     *
     * <p>Findings: {@code invalid-path}, {@code undefined-component}, {@code undefined-backend}, {@code port-not-open}.
     */
    public ExposureDraft path(String path, Component component, Port port) {
        prefixes.put(path, component == null || port == null ? null : new Backend(component, port));
        return this;
    }

    /**
     * Leads requests whose path is exactly this one to a port of a component, {@code pathType: Exact}. It comes before all
     * that only begin so.
     *
     * <p>Findings: {@code invalid-path}, {@code undefined-component}, {@code undefined-backend}, {@code port-not-open}.
     */
    public ExposureDraft pathExactly(String path, Component component, Port port) {
        exact.put(path, component == null || port == null ? null : new Backend(component, port));
        return this;
    }

    /**
     * Serves the host over TLS with a certificate that cert-manager gets from the issuer. It is kept in the secret
     * {@code NAME-tls}, has an ECDSA key that is new with each renewal, is valid for 90 days and renewed 30 days before.
     *
     * <p>Findings: {@code undefined-issuer}, {@code issuer-out-of-reach}.
     */
    public ExposureDraft tls(IssuerRef issuer) {
        proof.set(issuer == null ? null : new Asked(issuer));
        return this;
    }

    /**
     * Serves the host over TLS as {@link #tls(IssuerRef)} does, and says how long the certificate is valid.
     *
     * <p>Findings: {@code undefined-issuer}, {@code issuer-out-of-reach}, {@code renewal-before-issue}.
     */
    public ExposureDraft tls(IssuerRef issuer, Consumer<? super CertificateDraft> words) {
        proof.set(issuer == null ? null : new Asked(issuer));
        open("tls", certificate, words);
        return this;
    }

    /** Serves the host over TLS with a certificate that somebody else puts into the secret. */
    public ExposureDraft tls(SecretRef secret) {
        proof.set(secret == null ? null : new Held(secret));
        return this;
    }

    /** Serves the host over plain HTTP, where that is right: no finding {@code no-tls} then. */
    public ExposureDraft plainHttp(String because) {
        proof.set(because == null ? null : new Plain(because));
        return this;
    }

    /**
     * How long the door waits for an answer, and for the next message on an open stream or WebSocket. Default: what the door
     * finds right, 60 s for ingress-nginx.
     *
     * <p>Finding: {@code not-in-door} where the door cannot say it.
     */
    public ExposureDraft timeout(Duration span) {
        return timeout(Span.of(span));
    }

    /**
     * How long the door waits for an answer, and for the next message on an open stream or WebSocket. Default: what the door
     * finds right, 60 s for ingress-nginx.
     *
     * <p>Finding: {@code not-in-door} where the door cannot say it.
     */
    public ExposureDraft timeout(Span span) {
        timeout.set(span);
        return this;
    }

    /**
     * Annotates the door's object, {@code metadata.annotations}; for what only one controller knows.
     *
     * <p>Findings: {@code snippet-annotation}, {@code ingress-class-annotation}.
     */
    public ExposureDraft annotation(String key, String value) {
        return annotation(key, Text.of(value));
    }

    /**
     * Annotates the door's object, {@code metadata.annotations}; for what only one controller knows.
     *
     * <p>Findings: {@code snippet-annotation}, {@code ingress-class-annotation}.
     */
    public ExposureDraft annotation(String key, Text value) {
        annotations.put(key, value);
        return this;
    }

    /** Accepts the warnings of a rule on this exposure; the report lists them with the reason. */
    public ExposureDraft accept(String rule, String because) {
        accepted.put(rule, because);
        return this;
    }

    /** Adds the exposure, and its certificate where one is asked for, to the model. */
    public void build(Model.Builder model) {
        Placed<Host> placed = host.get().orElseThrow();
        Host bound = scope().bind(
                        host.path(), placed.value(), ValueType.HOST, Bounds.of(Characters.DNS_NAME), placed.origin());
        List<Route> routes = new ArrayList<>();
        routes(Route.Match.EXACT, exact, routes);
        routes(Route.Match.PREFIX, prefixes, routes);
        Tls tls = proof.get().map(each -> tls(each, bound, routes, model)).orElse(null);
        model.add(new Exposure(
                ref,
                bound,
                routes,
                tls,
                Slot.bind(timeout, ValueType.SPAN, Bounds.fromSeconds(1)),
                boundAnnotations(),
                scope().path(),
                scope().origin()));
        accepted.get()
                .forEach((rule, said) -> model.add(new Accepted(rule, scope().path(), said.value(), said.origin())));
    }

    private void routes(Route.Match match, Entries<String, Backend> entries, List<Route> routes) {
        entries.get().forEach((path, placed) -> {
            Backend backend = placed.value();
            scope().run().use(backend.component(), entries.path(path));
            scope().run().use(backend.port(), entries.path(path));
            routes.add(
                    new Route(match, path, backend.component(), backend.port(), entries.path(path), placed.origin()));
        });
    }

    private Tls tls(Placed<Proof> placed, Host bound, List<Route> routes, Model.Builder model) {
        Proof said = placed.value();
        if (said instanceof Asked asked) {
            return issued(asked.issuer(), bound, routes, placed.origin(), model);
        }
        if (said instanceof Held held) {
            scope().run().use(held.secret(), proof.path());
            return new Tls.Held(held.secret(), placed.origin());
        }
        return new Tls.Plain(((Plain) said).because(), placed.origin());
    }

    private Tls issued(IssuerRef issuer, Host bound, List<Route> routes, Origin origin, Model.Builder model) {
        Text secretName = Text.of(ref.name() + "-tls");
        model.add(new Certificate(
                ref.namespace(),
                Text.of(ref.name()),
                secretName,
                bound,
                issuer,
                certificate.boundDuration(),
                certificate.boundRenewBefore(),
                Exposure.single(routes).orElse(null),
                proof.path(),
                origin));
        return new Tls.Issued(issuer, secretName, origin);
    }

    private Map<String, Text> boundAnnotations() {
        Map<String, Text> bound = new LinkedHashMap<>();
        annotations.get().forEach((key, placed) -> {
            Names.labelKey(key, placed.origin())
                    .forEach(defect -> scope().run().problems().add(defect, annotations.path(key)));
            bound.put(
                    key,
                    scope().bind(
                                    annotations.path(key),
                                    placed.value(),
                                    ValueType.TEXT,
                                    Bounds.of(Characters.MULTI_LINE),
                                    placed.origin()));
        });
        return bound;
    }
}
