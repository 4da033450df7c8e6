package dev.keelson.istio.why;

import dev.keelson.core.extension.View;
import dev.keelson.core.network.Connection;
import dev.keelson.core.network.Service;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.why.Gate;
import dev.keelson.core.why.Question;
import dev.keelson.core.why.Ruling;
import dev.keelson.istio.egress.Egress;
import dev.keelson.istio.egress.Reach;
import dev.keelson.istio.membership.Membership;
import java.util.List;

/**
 * What the caller's sidecar knows of.
 *
 * @since 0.1.0
 */
public final class SidecarGate implements Gate {
    /** A gate without state. */
    public SidecarGate() {}

    @Override
    public List<Ruling> rule(View view, Question question) {
        return Membership.of(view.model()).filter(membership -> membership.hasSidecar(question.from())).stream()
                .flatMap(membership -> Egress.of(view, membership).reaches().stream())
                .filter(reach -> reach.component().equals(question.from()))
                .map(reach -> ruling(view, reach, question))
                .toList();
    }

    private static Ruling ruling(View view, Reach reach, Question question) {
        String gate = "Sidecar " + question.from();
        List<String> known = reach.hosts().stream().map(view::text).toList();
        boolean passes = reach.anywhere()
                || view.all(Service.class).stream()
                        .filter(service -> service.component().equals(question.to()))
                        .filter(service -> service.ports().stream()
                                .anyMatch(port -> port.target().equals(question.port())))
                        .anyMatch(service -> known.contains(view.text(Egress.visible(service))));
        return passes
                ? new Ruling(gate, true, "it knows a service of " + question.to(), line(view, reach, question), null)
                : new Ruling(
                        gate,
                        false,
                        "it knows no service of " + question.to() + " and lets nothing unknown out",
                        reach.origin(),
                        "connectsTo(" + question.to() + ", " + question.port().name() + ") on " + question.from());
    }

    private static Origin line(View view, Reach reach, Question question) {
        return view.all(Connection.class).stream()
                .filter(connection -> connection.from().equals(question.from())
                        && connection.to().equals(question.to()))
                .map(Connection::origin)
                .findFirst()
                .orElse(reach.origin());
    }
}
