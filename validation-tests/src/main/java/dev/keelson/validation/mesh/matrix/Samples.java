package dev.keelson.validation.mesh.matrix;

import dev.keelson.validation.mesh.authorization.Authorizer;
import dev.keelson.validation.mesh.authorization.HttpRequest;
import dev.keelson.validation.mesh.authorization.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Requests that tell the policies of a mesh apart: each method and path that a policy names, one of each that none does, and what
 * lies next to each path.
 */
final class Samples {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String UNNAMED = "/nobody-names-this";

    private Samples() {}

    static List<HttpRequest> of(Authorizer authorizer) {
        Set<String> methods = new LinkedHashSet<>(METHODS);
        rules(authorizer)
                .flatMap(rule -> rule.methods().stream())
                .map(method -> method.replace("*", "X"))
                .forEach(methods::add);
        Set<String> paths = new LinkedHashSet<>(List.of("/", UNNAMED));
        rules(authorizer).flatMap(rule -> rule.paths().stream()).forEach(path -> {
            String plain = path.replace("{**}", "one/two").replace("{*}", "one");
            if (plain.endsWith("*")) {
                paths.add(plain.substring(0, plain.length() - 1));
            }
            String filled = plain.replace("*", "any");
            paths.add(filled);
            paths.add(filled + "/below");
        });
        List<HttpRequest> requests = new ArrayList<>();
        for (String path : paths) {
            if (path.startsWith("/")) {
                methods.forEach(method -> requests.add(HttpRequest.of(method, path)));
            }
        }
        return requests;
    }

    private static Stream<Rule> rules(Authorizer authorizer) {
        return authorizer.policies().stream().flatMap(policy -> policy.rules().stream());
    }
}
