package dev.keelson.istio.authorization;

import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.Connection;
import dev.keelson.core.network.Isolation.Outside;
import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.network.OutsideConnection;
import dev.keelson.core.network.OutsideConnection.Direction;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Workload;
import dev.keelson.istio.destination.HttpPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Looks for rules of requests that nothing ever meets. */
final class CallersChecks implements Check {
    private static final String HTTP = "Say it of a port that speaks HTTP: Port.http(…), grpc, http2 or webSocket.";

    CallersChecks() {}

    @Override
    public void check(View view, Problems problems) {
        view.attached(Narrowed.class).forEach(each -> narrowed(each, view, problems));
        view.attached(Verdict.class).forEach(each -> {
            port(each, each.fact().port(), problems);
            paths(each, each.fact().requests().stream().flatMap(request -> request.paths().stream()), view, problems);
        });
        view.attached(Tokens.class).forEach(each -> tokens(each, view, problems));
    }

    private static void narrowed(Attached<Narrowed> each, View view, Problems problems) {
        Narrowed said = each.fact();
        Component callee = each.component();
        port(each, said.port(), problems);
        paths(each, said.requests().stream().flatMap(request -> request.paths().stream()), view, problems);
        if (callee != null && !calls(said.caller(), callee, said.port(), view)) {
            problems.add(
                    CallersRules.NOBODY,
                    each.path(),
                    each.origin(),
                    callee + " says what " + name(said.caller()) + " may ask on " + said.port()
                            + ", and it does not call that port.",
                    "Connections say who calls: connectsTo(…) on the caller, or acceptsFrom(…) here.");
        }
    }

    private static void tokens(Attached<Tokens> each, View view, Problems problems) {
        Component component = Objects.requireNonNull(each.component());
        boolean speaksHttp = view.all(Workload.class).stream()
                .filter(workload -> workload.component().equals(component))
                .flatMap(workload -> workload.pod().ports().stream())
                .anyMatch(port -> HttpPorts.speaksHttp(port.token()));
        if (!speaksHttp) {
            problems.add(
                    CallersRules.STREAM,
                    each.path(),
                    each.origin(),
                    component + " asks for tokens, and opens no port that speaks HTTP.",
                    HTTP);
        }
        paths(each, each.fact().open().stream(), view, problems);
    }

    private static void port(Attached<?> each, Port port, Problems problems) {
        if (!HttpPorts.speaksHttp(port)) {
            problems.add(
                    CallersRules.STREAM,
                    each.path(),
                    each.origin(),
                    each.component() + " tells requests apart on " + port + ", where a proxy sees bytes alone.",
                    HTTP);
        }
    }

    private static void paths(Attached<?> each, Stream<Text> paths, View view, Problems problems) {
        List<String> wrong = new ArrayList<>();
        paths.map(view::text)
                .filter(path -> !path.startsWith("/") && !path.startsWith("*"))
                .forEach(wrong::add);
        wrong.forEach(path -> problems.add(
                CallersRules.PATH,
                each.path(),
                each.origin(),
                "No request has the path \"" + path + "\".",
                "Begin it with a slash, /" + path + ", or with an asterisk for all that end so."));
    }

    private static boolean calls(Party caller, Component callee, Port port, View view) {
        if (caller instanceof Pods pods) {
            return view.all(Connection.class).stream()
                    .anyMatch(connection -> connection.from().equals(pods.component())
                            && connection.to().equals(callee)
                            && connection.port().equals(port));
        }
        return view.all(OutsideConnection.class).stream()
                .anyMatch(connection -> connection.direction() == Direction.INBOUND
                        && connection.component().equals(callee)
                        && connection.peer().equals(((Outside) caller).peer())
                        && connection.port().equals(port));
    }

    private static String name(Party party) {
        return party instanceof Pods pods
                ? pods.component().toString()
                : ((Outside) party).peer().toString();
    }
}
