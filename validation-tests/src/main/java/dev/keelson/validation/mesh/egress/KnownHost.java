package dev.keelson.validation.mesh.egress;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.Manifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A host of the registry: a Service, or a host of a ServiceEntry.
 *
 * @param host its full name; {@code *.example.com} stands for all below
 * @param namespace where it is declared
 * @param ports those it has
 * @param exportedTo the namespaces that see it; {@code *} for all
 */
record KnownHost(String host, String namespace, Set<Integer> ports, List<String> exportedTo) {
    private static final String EXPORT = "networking.istio.io/exportTo";

    static List<KnownHost> of(Manifest manifest) {
        if (manifest.type().equals("v1/Service")) {
            String exported = manifest.strings("/metadata/annotations").getOrDefault(EXPORT, "");
            return List.of(new KnownHost(
                    manifest.name() + "." + manifest.namespace() + ".svc.cluster.local",
                    manifest.namespace(),
                    numbers(manifest, "port"),
                    exported.isBlank()
                            ? List.of("*")
                            : Arrays.stream(exported.split(","))
                                    .map(String::strip)
                                    .toList()));
        }
        if (manifest.type().matches("networking\\.istio\\.io/v1(alpha3|beta1)?/ServiceEntry")) {
            List<String> exported = texts(manifest.body().at("/spec/exportTo"));
            return texts(manifest.body().at("/spec/hosts")).stream()
                    .map(host -> new KnownHost(
                            host,
                            manifest.namespace(),
                            numbers(manifest, "number"),
                            exported.isEmpty() ? List.of("*") : exported))
                    .toList();
        }
        return List.of();
    }

    /** {@return whether a namespace sees it} */
    boolean isExportedTo(String viewer) {
        return exportedTo.stream()
                .anyMatch(word ->
                        word.equals("*") || word.equals(viewer) || (word.equals(".") && viewer.equals(namespace)));
    }

    /** {@return whether a host that is called is this one} */
    boolean answersTo(String called, int port) {
        return ports.contains(port)
                && (host.equals(called) || (host.startsWith("*.") && called.endsWith(host.substring(1))));
    }

    private static Set<Integer> numbers(Manifest manifest, String field) {
        Set<Integer> numbers = new TreeSet<>();
        manifest.body()
                .at("/spec/ports")
                .forEach(port -> numbers.add(port.path(field).asInt()));
        return numbers;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
