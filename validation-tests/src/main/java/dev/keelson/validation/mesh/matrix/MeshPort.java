package dev.keelson.validation.mesh.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A port of a service.
 *
 * @param number the one that callers name
 * @param target the one of the pods, as a number or a name
 * @param reading what proxies take its connections for
 * @since 0.1.0
 */
public record MeshPort(int number, String target, Reading reading) {

    /** What proxies take connections for. */
    public enum Reading {
        /** HTTP, HTTP/2 or gRPC. */
        HTTP,
        /** Bytes. */
        TCP,
        /** Whatever the first bytes look like. */
        DETECTED
    }

    private static final Set<String> HTTP =
            Set.of("http", "http2", "grpc", "grpc-web", "kubernetes.io/h2c", "kubernetes.io/ws");
    private static final Set<String> TCP =
            Set.of("tcp", "tls", "https", "mongo", "mysql", "redis", "udp", "kubernetes.io/wss");

    static MeshPort of(JsonNode port) {
        String number = port.path("port").asText();
        return new MeshPort(port.path("port").asInt(), port.path("targetPort").asText(number), reading(port));
    }

    /** The protocol goes before the name, of which what stands before the first hyphen counts. */
    private static Reading reading(JsonNode port) {
        if (port.path("protocol").asText("TCP").equals("UDP")) {
            return Reading.TCP;
        }
        String name = port.path("name").asText();
        String word = port.hasNonNull("appProtocol")
                ? port.path("appProtocol").asText()
                : name.startsWith("grpc-web") ? "grpc-web" : name.replaceFirst("-.*", "");
        return HTTP.contains(word) ? Reading.HTTP : TCP.contains(word) ? Reading.TCP : Reading.DETECTED;
    }

    /** {@return the number of the port of a workload that this one leads to} */
    Optional<Integer> targetOn(Map<String, Integer> names) {
        return target.matches("\\d+") ? Optional.of(Integer.valueOf(target)) : Optional.ofNullable(names.get(target));
    }
}
