package dev.keelson.core.ingress;

import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.value.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What ingress-nginx is told by annotations, because an Ingress has no field for it. */
final class NginxAnnotations {
    private static final String PREFIX = "nginx.ingress.kubernetes.io/";
    private static final String GRPC = "grpc";

    private NginxAnnotations() {}

    /** The annotations that follow from the words of an exposure. */
    static Map<String, Text> of(Exposure exposure) {
        Map<String, Text> annotations = new LinkedHashMap<>();
        if (!exposure.routes().isEmpty()
                && exposure.routes().stream()
                        .allMatch(route -> isGrpc(route.port().application()))) {
            annotations.put(PREFIX + "backend-protocol", Text.of("GRPC"));
        }
        if (exposure.timeout() != null) {
            Text seconds = Text.of(exposure.timeout().inSeconds());
            annotations.put(PREFIX + "proxy-read-timeout", seconds);
            annotations.put(PREFIX + "proxy-send-timeout", seconds);
        }
        return annotations;
    }

    /** Whether some paths lead to gRPC and others do not, which one Ingress cannot say. */
    static boolean mixesProtocols(Exposure exposure) {
        return exposure.routes().stream()
                        .map(route -> isGrpc(route.port().application()))
                        .distinct()
                        .count()
                > 1;
    }

    private static boolean isGrpc(Optional<String> application) {
        return application.filter(GRPC::equals).isPresent();
    }
}
