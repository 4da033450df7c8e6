package dev.keelson.istio.authorization;

import dev.keelson.core.value.Sink;
import io.fabric8.istio.api.api.security.v1beta1.Operation;
import java.util.ArrayList;
import java.util.List;

/** Writes requests as operations; one that says nothing where any request is meant. */
final class OperationRenderer {
    private OperationRenderer() {}

    static List<Operation> of(List<Request> requests, Sink sink) {
        if (requests.isEmpty()) {
            return List.of(new Operation());
        }
        return requests.stream().map(request -> operation(request, sink)).toList();
    }

    private static Operation operation(Request request, Sink sink) {
        Operation operation = new Operation();
        if (!request.methods().isEmpty()) {
            operation.setMethods(
                    new ArrayList<>(request.methods().stream().map(Enum::name).toList()));
        }
        if (!request.paths().isEmpty()) {
            operation.setPaths(
                    new ArrayList<>(request.paths().stream().map(sink::text).toList()));
        }
        return operation;
    }
}
