package dev.keelson.validation.mesh.authentication;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.StrictObject;
import dev.keelson.validation.mesh.authorization.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A PeerAuthentication.
 *
 * @param id {@code namespace/name}
 * @param scope the workloads it is for
 * @param mode what it says for all ports; empty where it leaves it to a wider one
 * @param ports what it says for single ports of the workloads; empty where it leaves it to what it says for all
 */
record PeerAuthentication(String id, Scope scope, Optional<PeerMode> mode, Map<Integer, Optional<PeerMode>> ports) {
    private static final Set<String> SPEC = Set.of("selector", "mtls", "portLevelMtls");
    private static final Set<String> MTLS = Set.of("mode");
    private static final String UNSET = "UNSET";

    static PeerAuthentication read(Manifest manifest) {
        StrictObject spec = new StrictObject(
                "PeerAuthentication " + manifest.id() + " (" + manifest.source() + ") spec",
                manifest.body().hasNonNull("spec")
                        ? manifest.body().path("spec")
                        : JsonNodeFactory.instance.objectNode(),
                SPEC);
        Scope scope = Scope.read(spec, manifest.namespace());
        Map<Integer, Optional<PeerMode>> ports = new TreeMap<>();
        if (spec.has("portLevelMtls")) {
            if (scope.labels().isEmpty()) {
                throw spec.invalid("portLevelMtls needs a selector");
            }
            Set<String> numbers = new TreeSet<>();
            spec.get("portLevelMtls").fieldNames().forEachRemaining(numbers::add);
            StrictObject given = spec.object("portLevelMtls", numbers).orElseThrow();
            numbers.forEach(number ->
                    ports.put(port(spec, number), given.object(number, MTLS).flatMap(PeerAuthentication::mode)));
        }
        return new PeerAuthentication(
                manifest.id(), scope, spec.object("mtls", MTLS).flatMap(PeerAuthentication::mode), ports);
    }

    private static int port(StrictObject spec, String number) {
        if (!number.matches("[1-9][0-9]{0,4}")) {
            throw spec.invalid("no port: " + number);
        }
        return Integer.parseInt(number);
    }

    private static Optional<PeerMode> mode(StrictObject mtls) {
        String word = mtls.text("mode").orElse(UNSET);
        if (word.equals(UNSET)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PeerMode.valueOf(word));
        } catch (IllegalArgumentException e) {
            throw mtls.invalid("no mode: " + word);
        }
    }
}
