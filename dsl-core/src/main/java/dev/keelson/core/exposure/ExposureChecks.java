package dev.keelson.core.exposure;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.core.network.Isolation;
import dev.keelson.core.network.NetworkRules;
import dev.keelson.core.network.Service;
import dev.keelson.core.network.Service.Kind;
import dev.keelson.core.network.external.ExternalUse;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.token.Component;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Mistakes in exposures, whatever the door.
 *
 * @since 0.1.0
 */
public final class ExposureChecks implements Check {
    /** Checks without state. */
    public ExposureChecks() {}

    @Override
    public void check(View view, Problems problems) {
        new Scan(view, problems).run();
    }

    private record Claim(String host, Route.Match match, String prefix) {}

    private static final class Scan {
        private final View view;
        private final Problems problems;
        private final boolean production;
        private final Map<Component, Isolation> defined = new HashMap<>();
        private final Map<Claim, Route> claims = new HashMap<>();

        Scan(View view, Problems problems) {
            this.view = view;
            this.problems = problems;
            this.production = view.all(PlatformFacts.class).stream().anyMatch(PlatformFacts::production);
            view.all(Isolation.class).forEach(each -> defined.putIfAbsent(each.component(), each));
        }

        void run() {
            List<Exposure> exposures = view.all(Exposure.class);
            ModelPath door = ModelPath.root().child("door");
            if (view.attached(Door.class).isEmpty() && view.run().knows(door)) {
                exposures.stream().limit(1).forEach(this::withoutDoor);
            }
            exposures.forEach(this::exposure);
        }

        private void withoutDoor(Exposure exposure) {
            problems.add(
                    ExposureRules.NO_DOOR,
                    exposure.path(),
                    exposure.origin(),
                    "The platform exposes " + exposure.ref() + " and does not say which door leads to it.",
                    "Say p.door(IngressDoor.nginx(CONTROLLER)) or another door, once for the platform.");
        }

        private void exposure(Exposure exposure) {
            if (exposure.routes().isEmpty() && view.run().knowsAll(exposure.path())) {
                problems.add(
                        ExposureRules.NOTHING_EXPOSED,
                        exposure.path(),
                        exposure.origin(),
                        "The exposure " + exposure.ref() + " has no path, so that nothing is reached.",
                        "Say path(\"/\", COMPONENT, PORT), or take the exposure out.");
            }
            if (exposure.tls() == null && view.run().knowsAll(exposure.path())) {
                problems.add(
                        production ? ExposureRules.NO_TLS_IN_PRODUCTION : ExposureRules.NO_TLS,
                        exposure.path(),
                        exposure.origin(),
                        "The exposure " + exposure.ref() + " is served over plain HTTP, which everybody on the way can"
                                + " read and change.",
                        "Say tls(ISSUER) or tls(SECRET); where TLS ends before the door, say plainHttp(\"…\") with that"
                                + " reason.");
            }
            exposure.routes().forEach(route -> {
                path(exposure, route);
                backend(exposure, route);
                claim(exposure, route);
            });
        }

        private void path(Exposure exposure, Route route) {
            PathForm.mistake(route.prefix())
                    .ifPresent(mistake -> problems.add(
                            ExposureRules.INVALID_PATH,
                            route.path(),
                            route.origin(),
                            "The path \"" + route.prefix() + "\" of " + exposure.ref() + " " + mistake + ".",
                            PathForm.FIX));
        }

        private void backend(Exposure exposure, Route route) {
            Component component = route.component();
            @Nullable Isolation known = defined.get(component);
            if (known == null) {
                if (view.run().knows(ModelPath.root())
                        && !ExternalUse.isReported(
                                view, component, route.path(), route.origin(), exposure.ref() + " exposes", problems)) {
                    problems.add(Finding.of(
                                    NetworkRules.UNDEFINED_COMPONENT,
                                    route.path(),
                                    route.origin(),
                                    exposure.ref() + " exposes " + component + ", which nobody defines.",
                                    "Define it with p.deployment(…) or p.statefulSet(…).")
                            .also("named here", component.origin()));
                }
                return;
            }
            Optional<Service> service = service(view, component);
            if (!view.run().knows(known.path())) {
                return;
            }
            if (service.isEmpty()) {
                problems.add(Finding.of(
                                ExposureRules.UNDEFINED_BACKEND,
                                route.path(),
                                route.origin(),
                                exposure.ref() + " exposes " + component + ", which has no service to lead to.",
                                "Open the port with .port(…) and leave out service(s -> s.none()); a job cannot be"
                                        + " exposed.")
                        .also("defined here", known.origin()));
            } else if (service.get().ports().stream()
                    .noneMatch(port -> port.target().equals(route.port()))) {
                problems.add(Finding.of(
                                NetworkRules.PORT_NOT_OPEN,
                                route.path(),
                                route.origin(),
                                exposure.ref() + " exposes " + route.port() + " of " + component
                                        + ", a port that it does not open.",
                                "It opens "
                                        + service.get().ports().stream()
                                                .map(port -> port.target().toString())
                                                .collect(Collectors.joining(", "))
                                        + ". Open the port with .port(…), or name one that is open.")
                        .also("defined here", known.origin()));
            }
        }

        private void claim(Exposure exposure, Route route) {
            if (!view.run().knows(exposure.path().child("host"))) {
                return;
            }
            String host = view.text(exposure.host());
            @Nullable Route earlier = claims.putIfAbsent(new Claim(host, route.match(), route.steps()), route);
            if (earlier != null) {
                problems.add(Finding.of(
                                ExposureRules.CLAIMED_TWICE,
                                route.path(),
                                route.origin(),
                                "The path " + route.prefix() + " of " + host + " leads to " + earlier.component()
                                        + " already, and here to " + route.component() + ".",
                                "Take one of the two out, or give the exposures different hosts or paths.")
                        .also("claimed first", earlier.origin()));
            }
        }
    }

    /** {@return the service through which a component is reached by name, empty where it has none} */
    public static Optional<Service> service(View view, Component component) {
        return view.all(Service.class).stream()
                .filter(service -> service.component().equals(component) && service.kind() != Kind.GOVERNING)
                .findFirst();
    }
}
