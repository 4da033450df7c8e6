package dev.keelson.istio.door;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A door as its objects say it, read by the rules of Kubernetes, the Gateway API and Istio. It knows nothing of exposures.
 */
final class WrittenDoor {
    private record Choice(int rank, int length, String backend) {
        boolean isBetterThan(Choice other) {
            return rank != other.rank ? rank > other.rank : length > other.length;
        }
    }

    private final List<JsonNode> objects = new ArrayList<>();

    WrittenDoor(Blueprint blueprint) {
        YamlWriter writer = new YamlWriter();
        blueprint.resources().forEach(resource -> objects.add(writer.tree(resource.object())));
    }

    /** The hosts that somebody listens for, {@code https} before those with a certificate. */
    SortedSet<String> hosts() {
        SortedSet<String> hosts = new TreeSet<>();
        for (JsonNode ingress : all("networking.k8s.io/", "Ingress")) {
            List<String> secured = new ArrayList<>();
            ingress.at("/spec/tls").forEach(tls -> tls.path("hosts").forEach(host -> secured.add(host.asText())));
            ingress.at("/spec/rules").forEach(rule -> {
                String host = rule.path("host").asText();
                hosts.add((secured.contains(host) ? "https://" : "http://") + host);
            });
        }
        for (JsonNode gateway : all("networking.istio.io/", "Gateway")) {
            for (JsonNode server : gateway.at("/spec/servers")) {
                if (!server.at("/tls/httpsRedirect").asBoolean()) {
                    String scheme = server.at("/tls/credentialName").isMissingNode() ? "http://" : "https://";
                    server.path("hosts").forEach(host -> hosts.add(scheme + host.asText()));
                }
            }
        }
        for (JsonNode route : routes()) {
            for (JsonNode parent : route.at("/spec/parentRefs")) {
                JsonNode listener = listener(parent);
                if (!route.at("/spec/rules/0/backendRefs").isEmpty()) {
                    String scheme = listener.path("protocol").asText().equals("HTTPS") ? "https://" : "http://";
                    hosts.add(scheme + listener.path("hostname").asText());
                }
            }
        }
        return hosts;
    }

    /** The hosts whose plain HTTP is sent to their TLS; Ingresses do not say it. */
    SortedSet<String> redirected() {
        SortedSet<String> hosts = new TreeSet<>();
        for (JsonNode gateway : all("networking.istio.io/", "Gateway")) {
            for (JsonNode server : gateway.at("/spec/servers")) {
                if (server.at("/tls/httpsRedirect").asBoolean()) {
                    server.path("hosts").forEach(host -> hosts.add(host.asText()));
                }
            }
        }
        for (JsonNode route : routes()) {
            JsonNode filter = route.at("/spec/rules/0/filters/0/requestRedirect");
            JsonNode listener = listener(route.at("/spec/parentRefs/0"));
            if (filter.path("scheme").asText().equals("https")
                    && listener.path("port").asInt() == 80) {
                hosts.add(listener.path("hostname").asText());
            }
        }
        return hosts;
    }

    /** Who answers a request, {@code shop/api:80}. */
    Optional<String> answer(String host, String path) {
        List<Choice> choices = new ArrayList<>();
        for (JsonNode ingress : all("networking.k8s.io/", "Ingress")) {
            for (JsonNode rule : ingress.at("/spec/rules")) {
                if (rule.path("host").asText().equals(host)) {
                    rule.at("/http/paths")
                            .forEach(each -> fit(
                                    each.path("pathType").asText(),
                                    each.path("path").asText(),
                                    path,
                                    named(ingress, each.at("/backend/service")),
                                    choices));
                }
            }
        }
        for (JsonNode route : routes()) {
            if (names(route.at("/spec/hostnames"), host)) {
                route.at("/spec/rules").forEach(rule -> rule(route, rule, path, choices));
            }
        }
        Optional<String> first = istio(host, path);
        if (first.isPresent()) {
            return first;
        }
        return choices.stream()
                .reduce((best, each) -> each.isBetterThan(best) ? each : best)
                .map(Choice::backend);
    }

    /** The first route that fits is taken, and prefixes are compared letter by letter. */
    private Optional<String> istio(String host, String path) {
        for (JsonNode service : all("networking.istio.io/", "VirtualService")) {
            if (!names(service.at("/spec/hosts"), host)) {
                continue;
            }
            for (JsonNode route : service.at("/spec/http")) {
                for (JsonNode match : route.path("match")) {
                    JsonNode uri = match.path("uri");
                    if (uri.has("exact")
                            ? path.equals(uri.path("exact").asText())
                            : path.startsWith(uri.path("prefix").asText())) {
                        JsonNode destination = route.at("/route/0/destination");
                        String[] name = destination.path("host").asText().split("\\.", 3);
                        return Optional.of(name[1] + "/" + name[0] + ":"
                                + destination.at("/port/number").asInt());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static void rule(JsonNode route, JsonNode rule, String path, List<Choice> choices) {
        JsonNode backend = rule.at("/backendRefs/0");
        if (backend.isMissingNode()) {
            return;
        }
        String namespace =
                backend.path("namespace").asText(route.at("/metadata/namespace").asText());
        String answer = namespace + "/" + backend.path("name").asText() + ":"
                + backend.path("port").asInt();
        if (route.path("kind").asText().equals("HTTPRoute")) {
            rule.path("matches")
                    .forEach(match -> fit(
                            match.at("/path/type").asText(),
                            match.at("/path/value").asText(),
                            path,
                            answer,
                            choices));
            return;
        }
        JsonNode method = rule.at("/matches/0/method");
        String[] called = path.substring(1).split("/", 2);
        boolean fits = (!method.has("service")
                        || method.path("service").asText().equals(called[0]))
                && (!method.has("method") || method.path("method").asText().equals(called[1]));
        if (fits) {
            choices.add(new Choice(method.size(), 0, answer));
        }
    }

    /** Prefixes are compared step by step, and a slash at their end means nothing; the longest one is taken. */
    private static void fit(String type, String wanted, String path, String backend, List<Choice> choices) {
        if (type.equals("Exact")) {
            if (wanted.equals(path)) {
                choices.add(new Choice(2, 0, backend));
            }
            return;
        }
        List<String> steps = steps(wanted);
        List<String> asked = steps(path);
        if (asked.size() >= steps.size() && asked.subList(0, steps.size()).equals(steps)) {
            choices.add(new Choice(1, steps.size(), backend));
        }
    }

    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>(List.of(path.substring(1).split("/", -1)));
        if (steps.get(steps.size() - 1).isEmpty()) {
            steps.remove(steps.size() - 1);
        }
        return steps;
    }

    private String named(JsonNode ingress, JsonNode service) {
        String namespace = ingress.at("/metadata/namespace").asText();
        String name = service.path("name").asText();
        JsonNode found = all("v1", "Service").stream()
                .filter(each -> each.at("/metadata/name").asText().equals(name)
                        && each.at("/metadata/namespace").asText().equals(namespace))
                .findFirst()
                .orElseThrow();
        for (JsonNode port : found.at("/spec/ports")) {
            if (port.path("name").asText().equals(service.at("/port/name").asText())) {
                return namespace + "/" + name + ":" + port.path("port").asInt();
            }
        }
        throw new AssertionError(name + " has no port " + service.at("/port/name"));
    }

    private JsonNode listener(JsonNode parent) {
        for (JsonNode gateway : all("gateway.networking.k8s.io/", "Gateway")) {
            for (JsonNode listener : gateway.at("/spec/listeners")) {
                if (listener.path("name").equals(parent.path("sectionName"))) {
                    return listener;
                }
            }
        }
        throw new AssertionError("no listener " + parent);
    }

    private List<JsonNode> routes() {
        List<JsonNode> routes = new ArrayList<>(all("gateway.networking.k8s.io/", "HTTPRoute"));
        routes.addAll(all("gateway.networking.k8s.io/", "GRPCRoute"));
        return routes;
    }

    private List<JsonNode> all(String api, String kind) {
        return objects.stream()
                .filter(object -> object.path("apiVersion").asText().startsWith(api)
                        && object.path("kind").asText().equals(kind))
                .toList();
    }

    private static boolean names(JsonNode list, String host) {
        for (JsonNode each : list) {
            if (each.asText().equals(host)) {
                return true;
            }
        }
        return false;
    }
}
