package dev.keelson.istio.authorization;

import dev.keelson.core.container.OpenPort;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.PortNumber;
import dev.keelson.istio.membership.Membership;
import io.fabric8.istio.api.api.security.v1beta1.AuthorizationPolicyAction;
import io.fabric8.istio.api.api.security.v1beta1.Operation;
import io.fabric8.istio.api.api.security.v1beta1.Rule;
import io.fabric8.istio.api.api.security.v1beta1.RuleTo;
import io.fabric8.istio.api.security.v1.AuthorizationPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes which requests are refused or written down, whoever sends them.
 *
 * @since 0.1.0
 */
public final class VerdictRenderer implements Renderer {
    private record Key(Component component, Verdict.Kind kind) {}

    /** A renderer without state. */
    public VerdictRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Membership.of(view.model()).ifPresent(membership -> {
            Map<Key, List<Attached<Verdict>>> verdicts = new LinkedHashMap<>();
            for (Attached<Verdict> each : view.attached(Verdict.class)) {
                if (each.component() != null && membership.isMember(each.component())) {
                    verdicts.computeIfAbsent(
                                    new Key(each.component(), each.fact().kind()), first -> new ArrayList<>())
                            .add(each);
                }
            }
            LabelWriter labels = new LabelWriter(view);
            PlaceRenderer places = new PlaceRenderer(view, membership);
            verdicts.forEach((key, said) -> out.add(
                    object(key, said, membership, places, labels, view),
                    new Source(
                            key.component(),
                            said.get(0).path(),
                            said.get(0).origin(),
                            said.get(0).fact().because())));
        });
    }

    private static AuthorizationPolicy object(
            Key key,
            List<Attached<Verdict>> said,
            Membership membership,
            PlaceRenderer places,
            LabelWriter labels,
            View view) {
        Component component = key.component();
        io.fabric8.istio.api.api.security.v1beta1.AuthorizationPolicy spec =
                new io.fabric8.istio.api.api.security.v1beta1.AuthorizationPolicy();
        boolean atWaypoint = places.isAtWaypoint(component);
        if (atWaypoint) {
            places.service(component).ifPresent(service -> spec.setTargetRefs(places.service(service)));
        } else {
            spec.setSelector(places.pods(component));
        }
        spec.setAction(AuthorizationPolicyAction.fromValue(key.kind().name()));
        spec.setRules(new ArrayList<>());
        said.forEach(each -> membership.members().stream()
                .filter(member -> member.component().equals(component))
                .flatMap(member -> member.pod().ports().stream())
                .filter(port -> port.token().equals(each.fact().port()))
                .findFirst()
                .map(OpenPort::number)
                .flatMap(number -> atWaypoint ? places.offered(component, number) : Optional.of(number))
                .ifPresent(
                        number -> spec.getRules().add(rule(number, each.fact().requests(), view))));
        AuthorizationPolicy object = new AuthorizationPolicy();
        object.setMetadata(labels.metadata(
                component, component.name() + "-" + key.kind().name().toLowerCase(Locale.ROOT)));
        object.setSpec(spec);
        return object;
    }

    private static Rule rule(PortNumber port, List<Request> requests, View view) {
        Rule rule = new Rule();
        rule.setTo(new ArrayList<>());
        for (Operation operation : OperationRenderer.of(requests, view.sink())) {
            operation.setPorts(new ArrayList<>(List.of(view.sink().text(port))));
            RuleTo to = new RuleTo();
            to.setOperation(operation);
            rule.getTo().add(to);
        }
        return rule;
    }
}
