package dev.keelson.istio.gatewayapi;

import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.Route;
import dev.keelson.core.exposure.Route.Match;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a path of an exposure means to gRPC, whose requests have the path {@code /SERVICE/METHOD}.
 *
 * @param service the service, empty for all
 * @param method the method, empty for all
 * @see <a href="https://gateway-api.sigs.k8s.io/reference/api-types/grpcroute/">Gateway API: GRPCRoute</a>
 */
record GrpcMethods(Optional<String> service, Optional<String> method) {
    private static final Pattern SERVICE = Pattern.compile("/(\\.?[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*)");
    private static final Pattern METHOD = Pattern.compile(SERVICE.pattern() + "/([A-Za-z_]\\w*)");

    /** Whether all that the exposure says can be said of services and methods; an {@code HTTPRoute} says the rest. */
    static boolean suffice(Exposure exposure) {
        return exposure.timeout() == null
                && !exposure.routes().isEmpty()
                && exposure.routes().stream()
                        .allMatch(route -> route.port()
                                        .application()
                                        .filter("grpc"::equals)
                                        .isPresent()
                                && of(route).isPresent());
    }

    static Optional<GrpcMethods> of(Route route) {
        Matcher method = METHOD.matcher(route.steps());
        if (method.matches()) {
            return Optional.of(new GrpcMethods(Optional.of(method.group(1)), Optional.of(method.group(2))));
        }
        if (route.match() == Match.EXACT) {
            return Optional.empty();
        }
        if (route.steps().equals("/")) {
            return Optional.of(new GrpcMethods(Optional.empty(), Optional.empty()));
        }
        Matcher service = SERVICE.matcher(route.steps());
        return service.matches()
                ? Optional.of(new GrpcMethods(Optional.of(service.group(1)), Optional.empty()))
                : Optional.empty();
    }
}
