package dev.keelson.istio.why;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.extension.View;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.why.Gate;
import dev.keelson.core.why.Question;
import dev.keelson.core.why.Ruling;
import dev.keelson.core.workload.Workload;
import dev.keelson.istio.authorization.Admission;
import dev.keelson.istio.authorization.Admission.Entrance;
import dev.keelson.istio.authorization.Admission.Known;
import dev.keelson.istio.authorization.Admission.Unknown;
import dev.keelson.istio.authorization.Admissions;
import dev.keelson.istio.authorization.Request;
import dev.keelson.istio.membership.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the callee's sidecar asks of callers: an identity, and that it is let in.
 *
 * @since 0.1.0
 */
public final class AuthorizationGate implements Gate {
    /** A gate without state. */
    public AuthorizationGate() {}

    @Override
    public List<Ruling> rule(View view, Question question) {
        Optional<Membership> mesh = Membership.of(view.model());
        if (mesh.isEmpty() || !mesh.get().isMember(question.to())) {
            return List.of();
        }
        Membership membership = mesh.get();
        List<Ruling> rulings = new ArrayList<>();
        rulings.add(identity(membership, question));
        Admissions.of(view, membership).stream()
                .filter(admission -> admission.component().equals(question.to()))
                .forEach(admission -> rulings.add(admission(view, membership, admission, question)));
        return rulings;
    }

    private static Ruling identity(Membership membership, Question question) {
        String gate = "PeerAuthentication " + question.to();
        if (membership.isMember(question.from())) {
            return new Ruling(
                    gate,
                    true,
                    "both sides are in the mesh and speak mutual TLS",
                    membership.said().origin(),
                    null);
        }
        return membership.takesPlaintext(question.to(), question.port())
                ? new Ruling(
                        gate, true, "the port takes plaintext too", membership.plaintextOrigin(question.to()), null)
                : new Ruling(
                        gate,
                        false,
                        question.from() + " is not in the mesh, and mutual TLS is asked of everybody",
                        membership.said().origin(),
                        "Mesh.plaintext(" + question.port().name() + ", …) on " + question.to()
                                + ", or put the caller into the mesh");
    }

    private static Ruling admission(View view, Membership membership, Admission admission, Question question) {
        String gate = "AuthorizationPolicy " + question.to();
        String own = view.text(membership.identity(question.from()));
        List<Entrance> open = admission.entrances().stream()
                .filter(entrance -> isPort(view, entrance, question))
                .filter(entrance -> entrance.callers().stream()
                        .anyMatch(caller -> caller instanceof Unknown
                                || (caller instanceof Known known
                                        && view.text(known.identity()).equals(own))))
                .toList();
        if (open.isEmpty()) {
            return new Ruling(
                    gate,
                    false,
                    "no rule lets " + own + " in on that port",
                    admission.origin(),
                    "connectsTo(" + question.to() + ", " + question.port().name() + ") on " + question.from());
        }
        return new Ruling(
                gate,
                true,
                open.stream().map(entrance -> words(view, own, entrance)).collect(Collectors.joining("; ")),
                admission.origin(),
                null);
    }

    private static String words(View view, String own, Entrance entrance) {
        StringBuilder words = new StringBuilder("it lets ").append(own).append(" in");
        if (!entrance.requests().isEmpty()) {
            words.append(" with ")
                    .append(entrance.requests().stream()
                            .map(request -> words(view, request))
                            .collect(Collectors.joining(" or ")));
        }
        if (!entrance.issuers().isEmpty()) {
            words.append(" with a token of ")
                    .append(entrance.issuers().stream().map(view::text).collect(Collectors.joining(" or ")));
        }
        return words.toString();
    }

    private static String words(View view, Request request) {
        String methods = request.methods().stream().map(Enum::name).collect(Collectors.joining(", "));
        String paths = request.paths().stream().map(view::text).collect(Collectors.joining(", "));
        return (methods + " " + paths).strip();
    }

    private static boolean isPort(View view, Entrance entrance, Question question) {
        List<Expression> numbers = entrance.ports().stream()
                .map(range -> ValueType.expression(range.number()))
                .toList();
        return view.all(Workload.class).stream()
                .filter(workload -> workload.component().equals(question.to()))
                .flatMap(workload -> workload.pod().ports().stream())
                .filter(port -> port.token().equals(question.port()))
                .anyMatch(port -> numbers.contains(ValueType.expression(port.number())));
    }
}
