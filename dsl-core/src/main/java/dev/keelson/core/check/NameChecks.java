package dev.keelson.core.check;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.NetworkChecks.Endpoint;
import dev.keelson.core.network.NetworkRules;
import dev.keelson.core.network.Service;
import dev.keelson.core.network.external.External;
import dev.keelson.core.network.traffic.NameReference;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Components whose name or port number a definition asks for can be reached so.
 *
 * @since 0.1.0
 */
public final class NameChecks implements Check {
    private final Function<View, List<Endpoint>> endpoints;

    /** Checks over the endpoints that a view has. */
    public NameChecks(Function<View, List<Endpoint>> endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void check(View view, Problems problems) {
        Map<Component, Endpoint> known = new LinkedHashMap<>();
        endpoints.apply(view).forEach(endpoint -> known.putIfAbsent(endpoint.component(), endpoint));
        for (NameReference reference : view.all(NameReference.class)) {
            Endpoint endpoint = known.get(reference.component());
            Optional<External> external = External.of(view, reference.component());
            if (external.isPresent()) {
                external(reference, external.get(), view, problems);
            } else if (endpoint != null) {
                defined(reference, endpoint, view, problems);
            } else if (view.run().knows(ModelPath.root())) {
                problems.add(Finding.of(
                                NetworkRules.UNDEFINED_COMPONENT,
                                reference.path(),
                                reference.origin(),
                                asked(reference) + ", which nobody defines.",
                                "Define it with p.deployment(…) or p.statefulSet(…).")
                        .also("named here", reference.component().origin()));
            }
        }
    }

    private static void defined(NameReference reference, Endpoint endpoint, View view, Problems problems) {
        if (!endpoint.serving()) {
            report(
                    NetworkRules.WRONG_KIND,
                    reference,
                    endpoint.origin(),
                    asked(reference) + ", which is a job and accepts nothing.",
                    "Ask for a deployment, stateful set or daemon set.",
                    problems);
            return;
        }
        if (!view.run().knows(endpoint.path())) {
            return;
        }
        Port port = reference.port();
        if (port != null
                && endpoint.ports().stream().noneMatch(open -> open.token().equals(port))) {
            report(
                    NetworkRules.PORT_NOT_OPEN,
                    reference,
                    endpoint.origin(),
                    asked(reference) + ", a port that it does not open.",
                    "Open the port with .port(…), or name one that is open.",
                    problems);
            return;
        }
        Optional<Service> service = view.all(Service.class).stream()
                .filter(each -> each.component().equals(reference.component())
                        && each.name().equals(reference.component().name()))
                .findFirst();
        if (service.isEmpty()) {
            report(
                    NetworkRules.NO_SERVICE,
                    reference,
                    endpoint.origin(),
                    asked(reference) + ", which has no service.",
                    endpoint.ports().isEmpty()
                            ? "Open a port with .port(…)."
                            : "Take service(s -> s.none()) out, or do not ask.",
                    problems);
        } else if (port != null) {
            number(reference, port, service.get(), endpoint, view, problems);
        }
    }

    private static void external(NameReference reference, External external, View view, Problems problems) {
        Port port = reference.port();
        Optional<Port> open = port == null ? Optional.empty() : external.open(port);
        if (!view.run().knowsAll(external.path())) {
            return;
        }
        if (port != null && open.isEmpty()) {
            report(
                    NetworkRules.PORT_NOT_OPEN,
                    reference,
                    external.origin(),
                    asked(reference) + ", a port that it does not open.",
                    "Open the port with .port(…), or name one that is open.",
                    problems);
        } else if (open.map(each -> !isSame(each.number(), reference.number()))
                .orElseGet(() -> !isSame(Text.of(external.host()), reference.host()))) {
            report(
                    NetworkRules.ASKED_TOO_EARLY,
                    reference,
                    external.origin(),
                    asked(reference) + ", before it was said where that is.",
                    "Say p.external(…) before that line; host and numbers are known from there on.",
                    problems);
        }
    }

    private static <T extends Scalar> boolean isSame(T known, @Nullable T given) {
        return given != null && ValueType.expression(known).equals(ValueType.expression(given));
    }

    private static void number(
            NameReference reference, Port port, Service service, Endpoint endpoint, View view, Problems problems) {
        boolean given = service.ports().stream()
                .filter(offered -> offered.target().equals(port))
                .allMatch(offered -> isSame(offered.number(), reference.number()));
        if (!given
                && view.run().knowsAll(endpoint.path().child("ports"))
                && view.run().knowsAll(service.path())) {
            report(
                    NetworkRules.ASKED_TOO_EARLY,
                    reference,
                    endpoint.origin(),
                    asked(reference) + ", before its number was said.",
                    "Define " + reference.component() + " before that line; the number is known from there on.",
                    problems);
        }
    }

    private static String asked(NameReference reference) {
        return reference.port() == null
                ? "The definition asks for the name of " + reference.component()
                : "The definition asks for the port " + reference.port() + " of " + reference.component();
    }

    private static void report(
            Rule rule, NameReference reference, Origin defined, String message, String fix, Problems problems) {
        problems.add(Finding.of(rule, reference.path(), reference.origin(), message, fix)
                .also("defined here", defined));
    }
}
