package dev.keelson.validation.cluster.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.cluster.api.ApiKind;
import dev.keelson.validation.cluster.api.ApiKinds;
import dev.keelson.validation.cluster.api.ApiRequests;
import dev.keelson.validation.cluster.api.ApiRequests.Writing;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** What controllers complain of when objects are really there. */
final class Controllers {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ApiRequests api;
    private final ApiKinds kinds;

    Controllers(ApiRequests api, ApiKinds kinds) {
        this.api = api;
        this.kinds = kinds;
    }

    /**
     * Really creates the broken objects, each under a name of its own.
     *
     * @param expected those whose controllers have to complain; the others have as long as these take
     * @return what was complained of
     */
    Map<Fault, String> complaints(List<Fault> faults, List<Fault> expected) {
        Map<Fault, String> names = new LinkedHashMap<>();
        for (Fault fault : faults) {
            ObjectNode body = fault.broken().body().deepCopy();
            boolean renamed = fault.broken().name().equals(fault.sound().name());
            String name = fault.broken().name() + (renamed ? "-x" + names.size() : "");
            body.withObject("/metadata").put("name", name);
            ApiKind kind = kinds.find(
                            fault.broken().apiVersion(), fault.broken().kind())
                    .orElseThrow();
            api.apply(kind.path(fault.broken().namespace(), name), body, Writing.KEPT)
                    .orFail(fault.name());
            names.put(fault, name);
        }
        Map<Fault, String> complaints = new LinkedHashMap<>();
        Awaitility.await("controllers complain")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    complaints.putAll(read(names));
                    assertThat(complaints.keySet()).containsAll(expected);
                });
        return complaints;
    }

    private Map<Fault, String> read(Map<Fault, String> names) {
        List<JsonNode> events = StreamSupport.stream(
                        api.get("/api/v1/namespaces/product/events")
                                .orFail("events")
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(event -> event.path("type").asText().equals("Warning"))
                .toList();
        return names.entrySet().stream()
                .collect(Collectors.toMap(Entry::getKey, named -> events.stream()
                        .filter(event ->
                                (event.at("/involvedObject/name").asText() + "-").startsWith(named.getValue() + "-"))
                        .map(event -> event.path("message").asText())
                        .collect(Collectors.joining("\n"))))
                .entrySet()
                .stream()
                .filter(told -> !told.getValue().isEmpty())
                .collect(Collectors.toMap(Entry::getKey, Entry::getValue));
    }
}
