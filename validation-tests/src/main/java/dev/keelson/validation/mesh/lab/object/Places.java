package dev.keelson.validation.mesh.lab.object;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where services lead.
 *
 * @param services their ports
 * @param pods all that run
 * @param serving those of them that take new connections
 * @since 0.1.0
 */
public record Places(ServicePorts services, Collection<PodPlan> pods, Collection<PodPlan> serving) {

    /**
     * {@return where an Envoy does not lead yet, or still leads, of the services that it knows; empty once it is as it should be}
     *
     * @param clusters what its administration says of its clusters
     */
    public Optional<String> wrongIn(String clusters) {
        Set<String> places = clusters.lines()
                .filter(line -> line.contains("::health_flags::"))
                .map(line -> line.substring(0, line.indexOf("::health_flags::")))
                .collect(Collectors.toSet());
        for (ServicePort port : services.all()) {
            String cluster = "outbound|" + port.number() + "||" + port.host() + "::";
            if (!clusters.contains(cluster)) {
                continue;
            }
            for (PodPlan pod : pods) {
                String place = port.selects(pod) ? cluster + pod.address() + ":" + port.targetOn(pod) : "";
                if (!place.isEmpty() && places.contains(place) != serving.contains(pod)) {
                    return Optional.of((serving.contains(pod) ? "it lacks " : "it still has ") + place);
                }
            }
        }
        return Optional.empty();
    }
}
