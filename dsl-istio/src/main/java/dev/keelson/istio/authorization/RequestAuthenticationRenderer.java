package dev.keelson.istio.authorization;

import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Sink;
import dev.keelson.istio.membership.Membership;
import io.fabric8.istio.api.api.security.v1beta1.ClaimToHeader;
import io.fabric8.istio.api.api.security.v1beta1.JWTRule;
import io.fabric8.istio.api.security.v1.RequestAuthentication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes whose tokens a component takes.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/security/request_authentication/">Istio: RequestAuthentication</a>
 * @since 0.1.0
 */
public final class RequestAuthenticationRenderer implements Renderer {
    /** A renderer without state. */
    public RequestAuthenticationRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Membership.of(view.model()).ifPresent(membership -> {
            LabelWriter labels = new LabelWriter(view);
            Map<Component, List<Attached<Tokens>>> tokens = new LinkedHashMap<>();
            for (Attached<Tokens> each : view.attached(Tokens.class)) {
                if (each.component() != null && membership.isMember(each.component())) {
                    tokens.computeIfAbsent(each.component(), first -> new ArrayList<>())
                            .add(each);
                }
            }
            PlaceRenderer places = new PlaceRenderer(view, membership);
            tokens.forEach((component, said) -> out.add(
                    object(component, said, places, labels, view.sink()),
                    new Source(component, said.get(0).path(), said.get(0).origin(), "whose tokens it takes")));
        });
    }

    private static RequestAuthentication object(
            Component component, List<Attached<Tokens>> tokens, PlaceRenderer places, LabelWriter labels, Sink sink) {
        io.fabric8.istio.api.api.security.v1beta1.RequestAuthentication spec =
                new io.fabric8.istio.api.api.security.v1beta1.RequestAuthentication();
        if (places.isAtWaypoint(component)) {
            places.service(component).ifPresent(service -> spec.setTargetRefs(places.service(service)));
        } else {
            spec.setSelector(places.pods(component));
        }
        spec.setJwtRules(new ArrayList<>(
                tokens.stream().map(each -> rule(each.fact(), sink)).toList()));
        RequestAuthentication object = new RequestAuthentication();
        object.setMetadata(labels.metadata(component, component.name()));
        object.setSpec(spec);
        return object;
    }

    private static JWTRule rule(Tokens tokens, Sink sink) {
        JWTRule rule = new JWTRule();
        rule.setIssuer(sink.text(tokens.issuer()));
        if (!tokens.audiences().isEmpty()) {
            rule.setAudiences(
                    new ArrayList<>(tokens.audiences().stream().map(sink::text).toList()));
        }
        rule.setJwksUri(tokens.keys() == null ? null : sink.text(tokens.keys()));
        rule.setJwks(tokens.heldKeys() == null ? null : sink.text(tokens.heldKeys()));
        // The component may want to know for whom it works.
        rule.setForwardOriginalToken(true);
        tokens.claims()
                .forEach((header, claim) -> rule.getOutputClaimToHeaders().add(new ClaimToHeader(claim, header)));
        return rule;
    }
}
