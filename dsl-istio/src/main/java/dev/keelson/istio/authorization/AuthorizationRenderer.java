package dev.keelson.istio.authorization;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.network.Isolation.OpenRange;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import dev.keelson.istio.ambient.Waypoint;
import dev.keelson.istio.ambient.Waypoints;
import dev.keelson.istio.authorization.Admission.Addressed;
import dev.keelson.istio.authorization.Admission.Caller;
import dev.keelson.istio.authorization.Admission.Entrance;
import dev.keelson.istio.authorization.Admission.Known;
import dev.keelson.istio.membership.Membership;
import io.fabric8.istio.api.api.security.v1beta1.AuthorizationPolicyAction;
import io.fabric8.istio.api.api.security.v1beta1.Operation;
import io.fabric8.istio.api.api.security.v1beta1.Rule;
import io.fabric8.istio.api.api.security.v1beta1.RuleFrom;
import io.fabric8.istio.api.api.security.v1beta1.RuleTo;
import io.fabric8.istio.api.api.type.v1beta1.PolicyTargetReference;
import io.fabric8.istio.api.security.v1.AuthorizationPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a policy that lets nobody call in each namespace of the mesh, and one for each component that lets its own callers
 * in, by their identity. Of a component whose service has a waypoint there are two: at the waypoint who may ask for what, and at
 * the pods that the waypoint alone is let in.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/security/authorization-policy/">Istio: AuthorizationPolicy</a>
 * @since 0.1.0
 */
public final class AuthorizationRenderer implements Renderer {
    private static final String DEFAULT_DENY = "default-deny";

    /** A renderer without state. */
    public AuthorizationRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Membership.of(view.model()).ifPresent(membership -> {
            LabelWriter labels = new LabelWriter(view);
            membership.namespaces().forEach(namespace -> {
                AuthorizationPolicy object = new AuthorizationPolicy();
                object.setMetadata(labels.metadata(namespace, DEFAULT_DENY));
                object.setSpec(new io.fabric8.istio.api.api.security.v1beta1.AuthorizationPolicy());
                out.add(
                        object,
                        new Source(
                                null,
                                membership.said().path(),
                                membership.said().origin(),
                                "what no connection declares is refused"));
            });
            PlaceRenderer places = new PlaceRenderer(view, membership);
            PodCallers pods = new PodCallers(view, membership);
            Waypoints waypoints = Waypoints.of(view.model(), membership);
            waypoints
                    .namespaces()
                    .forEach(namespace -> out.add(
                            closed(namespace, labels),
                            new Source(
                                    null,
                                    membership.said().path(),
                                    membership.said().origin(),
                                    "what no connection declares is refused by waypoints too")));
            Admissions.of(view, membership).forEach(admission -> {
                Source source = new Source(
                        admission.component(),
                        admission.path(),
                        admission.origin(),
                        "the callers of " + admission.component());
                if (places.isAtWaypoint(admission.component())) {
                    Admission asked = asked(admission, places);
                    if (!asked.entrances().isEmpty()) {
                        out.add(atWaypoint(asked, places, labels, view.sink()), source);
                    }
                }
                boolean direct = waypoints.serves(admission.component()) || pods.isDetour(admission.component());
                Admission opened = direct ? pods.of(admission) : admission;
                if (!opened.entrances().isEmpty()) {
                    out.add(atPods(opened, places, labels, view.sink()), source);
                }
            });
        });
    }

    /** A policy for all of a namespace is held at pods alone; a waypoint without one of its own lets everybody through. */
    private static AuthorizationPolicy closed(Namespace namespace, LabelWriter labels) {
        PolicyTargetReference gateway = new PolicyTargetReference();
        gateway.setGroup("gateway.networking.k8s.io");
        gateway.setKind("Gateway");
        gateway.setName(Waypoint.NAME);
        io.fabric8.istio.api.api.security.v1beta1.AuthorizationPolicy spec =
                new io.fabric8.istio.api.api.security.v1beta1.AuthorizationPolicy();
        spec.setTargetRefs(new ArrayList<>(List.of(gateway)));
        AuthorizationPolicy object = new AuthorizationPolicy();
        object.setMetadata(labels.metadata(namespace, DEFAULT_DENY + "-" + Waypoint.NAME));
        object.setSpec(spec);
        return object;
    }

    /** Who comes by the waypoint has an identity, and calls ports of the service. */
    private static Admission asked(Admission admission, PlaceRenderer places) {
        List<Entrance> entrances = new ArrayList<>();
        for (Entrance entrance : admission.entrances()) {
            List<Caller> known =
                    entrance.callers().stream().filter(Known.class::isInstance).toList();
            List<OpenRange> ports = entrance.ports().stream()
                    .flatMap(range -> places.offered(admission.component(), range.number()).stream()
                            .map(number -> new OpenRange(range.protocol(), number, null)))
                    .toList();
            if (!known.isEmpty() && !ports.isEmpty()) {
                entrances.add(new Entrance(ports, known, entrance.requests(), entrance.issuers()));
            }
        }
        return new Admission(admission.component(), entrances, admission.path(), admission.origin());
    }

    private static AuthorizationPolicy atPods(
            Admission admission, PlaceRenderer places, LabelWriter labels, Sink sink) {
        AuthorizationPolicy object = object(admission, "", labels, sink);
        object.getSpec().setSelector(places.pods(admission.component()));
        return object;
    }

    private static AuthorizationPolicy atWaypoint(
            Admission admission, PlaceRenderer places, LabelWriter labels, Sink sink) {
        AuthorizationPolicy object = object(admission, "-" + Waypoint.NAME, labels, sink);
        places.service(admission.component())
                .ifPresent(service -> object.getSpec().setTargetRefs(places.service(service)));
        return object;
    }

    private static AuthorizationPolicy object(Admission admission, String suffix, LabelWriter labels, Sink sink) {
        io.fabric8.istio.api.api.security.v1beta1.AuthorizationPolicy spec =
                new io.fabric8.istio.api.api.security.v1beta1.AuthorizationPolicy();
        spec.setAction(AuthorizationPolicyAction.ALLOW);
        spec.setRules(new ArrayList<>(admission.entrances().stream()
                .map(entrance -> rule(entrance, sink))
                .toList()));
        AuthorizationPolicy object = new AuthorizationPolicy();
        object.setMetadata(
                labels.metadata(admission.component(), admission.component().name() + suffix));
        object.setSpec(spec);
        return object;
    }

    /** Of the sources of a rule one has to fit; where everybody may call there is none. */
    private static Rule rule(Entrance entrance, Sink sink) {
        List<String> identities = new ArrayList<>();
        List<io.fabric8.istio.api.api.security.v1beta1.Source> sources = new ArrayList<>();
        boolean everybody = false;
        for (Caller caller : entrance.callers()) {
            if (caller instanceof Known known) {
                identities.add(sink.text(known.identity()));
            } else if (caller instanceof Addressed addressed) {
                sources.add(addresses(addressed, sink));
            } else {
                everybody = true;
            }
        }
        if (everybody) {
            sources.clear();
        } else if (!identities.isEmpty()) {
            io.fabric8.istio.api.api.security.v1beta1.Source source =
                    new io.fabric8.istio.api.api.security.v1beta1.Source();
            source.setPrincipals(identities);
            sources.add(0, source);
        }
        if (!entrance.issuers().isEmpty()) {
            if (everybody) {
                sources.add(new io.fabric8.istio.api.api.security.v1beta1.Source());
            }
            List<String> holders = entrance.issuers().stream()
                    .map(issuer -> sink.text(Text.of(issuer, "/*")))
                    .toList();
            sources.forEach(source -> source.setRequestPrincipals(new ArrayList<>(holders)));
        }
        Rule rule = new Rule();
        if (!sources.isEmpty()) {
            rule.setFrom(new ArrayList<>(
                    sources.stream().map(AuthorizationRenderer::from).toList()));
        }
        rule.setTo(new ArrayList<>(OperationRenderer.of(entrance.requests(), sink).stream()
                .map(operation -> to(operation, entrance, sink))
                .toList()));
        return rule;
    }

    private static RuleTo to(Operation operation, Entrance entrance, Sink sink) {
        operation.setPorts(new ArrayList<>(entrance.ports().stream()
                .map(range -> sink.text(range.number()))
                .toList()));
        RuleTo to = new RuleTo();
        to.setOperation(operation);
        return to;
    }

    private static RuleFrom from(io.fabric8.istio.api.api.security.v1beta1.Source source) {
        RuleFrom from = new RuleFrom();
        from.setSource(source);
        return from;
    }

    private static io.fabric8.istio.api.api.security.v1beta1.Source addresses(Addressed addressed, Sink sink) {
        io.fabric8.istio.api.api.security.v1beta1.Source source =
                new io.fabric8.istio.api.api.security.v1beta1.Source();
        source.setIpBlocks(new ArrayList<>(
                addressed.peer().block().stream().map(sink::text).toList()));
        List<String> exceptions =
                addressed.peer().exceptions().stream().map(sink::text).toList();
        if (!exceptions.isEmpty()) {
            source.setNotIpBlocks(new ArrayList<>(exceptions));
        }
        return source;
    }
}
