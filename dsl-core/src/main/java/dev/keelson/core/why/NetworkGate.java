package dev.keelson.core.why;

import dev.keelson.core.extension.View;
import dev.keelson.core.network.Connection;
import dev.keelson.core.network.Isolation;
import dev.keelson.core.network.Isolation.Opening;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The network policies of both sides. */
final class NetworkGate implements Gate {
    @Override
    public List<Ruling> rule(View view, Question question) {
        return List.of(
                side(view, question, question.from(), "egress", Isolation::egress, question.to()),
                side(view, question, question.to(), "ingress", Isolation::ingress, question.from()));
    }

    private static Ruling side(
            View view,
            Question question,
            Component own,
            String direction,
            Function<Isolation, List<Opening>> openings,
            Component other) {
        String gate = "NetworkPolicy " + own + ", " + direction;
        boolean passes = view.all(Isolation.class).stream()
                .filter(isolation -> isolation.component().equals(own))
                .flatMap(isolation -> openings.apply(isolation).stream())
                .anyMatch(opening -> opening.party().equals(new Pods(other)) && names(view, opening, question));
        Optional<Connection> declared = view.all(Connection.class).stream()
                .filter(connection -> connection.from().equals(question.from())
                        && connection.to().equals(question.to())
                        && connection.port().equals(question.port()))
                .findFirst();
        return passes
                ? new Ruling(
                        gate,
                        true,
                        "the connection is declared",
                        declared.map(Connection::origin).orElseGet(() -> line(view, own)),
                        null)
                : new Ruling(
                        gate,
                        false,
                        "no connection is declared, and the namespace's default-deny refuses what none declares",
                        line(view, own),
                        "connectsTo(" + question.to() + ", " + question.port().name() + ") on " + question.from());
    }

    private static boolean names(View view, Opening opening, Question question) {
        return view.all(Workload.class).stream()
                .filter(workload -> workload.component().equals(question.to()))
                .flatMap(workload -> workload.pod().ports().stream())
                .filter(port -> port.token().equals(question.port()))
                .anyMatch(port -> opening.ports().stream()
                        .anyMatch(range -> range.protocol() == question.port().protocol()
                                && ValueType.expression(range.number()).equals(ValueType.expression(port.number()))));
    }

    private static Origin line(View view, Component component) {
        return view.all(Workload.class).stream()
                .filter(workload -> workload.component().equals(component))
                .map(Workload::origin)
                .findFirst()
                .orElseThrow();
    }
}
