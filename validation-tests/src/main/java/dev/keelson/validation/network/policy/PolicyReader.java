package dev.keelson.validation.network.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.StrictObject;
import dev.keelson.validation.network.endpoint.Cidr;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code networking.k8s.io/v1} NetworkPolicies, with the defaults the API server sets and the rules it
 * enforces.
 *
 * @since 0.1.0
 */
public final class PolicyReader {
    private static final Set<String> SPEC = Set.of("podSelector", "policyTypes", "ingress", "egress");
    private static final Set<String> PEER = Set.of("podSelector", "namespaceSelector", "ipBlock");
    private static final Set<String> BLOCK = Set.of("cidr", "except");

    private PolicyReader() {}

    /**
     * {@return the policy a manifest holds}
     *
     * @param manifest a NetworkPolicy
     * @throws InvalidManifestException if the API server would refuse it
     */
    public static Policy read(Manifest manifest) {
        String where = "NetworkPolicy " + manifest.id() + " (" + manifest.source() + ")";
        // Without a specification the policy has the defaults of all fields, and so denies all ingress.
        JsonNode body = manifest.body().hasNonNull("spec")
                ? manifest.body().path("spec")
                : JsonNodeFactory.instance.objectNode();
        StrictObject spec = new StrictObject(where + " spec", body, SPEC);
        Map<Direction, List<Rule>> rules = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            // Read in both cases: a rule that policyTypes switches off must still be a valid one.
            List<Rule> read = spec.objects(direction.rulesField(), Set.of("ports", direction.peersField())).stream()
                    .map(rule -> rule(rule, direction, manifest.namespace()))
                    .toList();
            if (types(spec).contains(direction)) {
                rules.put(direction, read);
            }
        }
        Selector pods = SelectorReader.read(spec, "podSelector").orElse(Selector.everything());
        return new Policy(manifest.id(), manifest.namespace(), pods, rules);
    }

    private static Set<Direction> types(StrictObject spec) {
        Set<Direction> types = EnumSet.noneOf(Direction.class);
        for (String word : spec.texts("policyTypes")) {
            types.add(
                    switch (word) {
                        case "Ingress" -> Direction.INGRESS;
                        case "Egress" -> Direction.EGRESS;
                        default -> throw spec.invalid("unknown policy type " + word);
                    });
        }
        if (types.isEmpty()) {
            types.add(Direction.INGRESS);
            // An empty list of rules is dropped on the way to the API server, so only a rule switches egress on.
            if (!spec.get("egress").isEmpty()) {
                types.add(Direction.EGRESS);
            }
        }
        return types;
    }

    private static Rule rule(StrictObject rule, Direction direction, String namespace) {
        return new Rule(
                rule.objects(direction.peersField(), PEER).stream()
                        .map(peer -> peer(peer, namespace))
                        .toList(),
                PortClauseReader.read(rule));
    }

    private static Peer peer(StrictObject peer, String namespace) {
        var pods = SelectorReader.read(peer, "podSelector");
        var namespaces = SelectorReader.read(peer, "namespaceSelector");
        var block = peer.object("ipBlock", BLOCK);
        if (block.isPresent()) {
            if (pods.isPresent() || namespaces.isPresent()) {
                throw peer.invalid("ipBlock stands alone");
            }
            return block(block.get());
        }
        if (namespaces.isPresent()) {
            return new Peer.Elsewhere(namespaces.get(), pods.orElse(Selector.everything()));
        }
        return new Peer.Neighbours(namespace, pods.orElseThrow(() -> peer.invalid("names no peer")));
    }

    private static Peer block(StrictObject block) {
        Cidr cidr = cidr(block, block.requiredText("cidr"));
        List<Cidr> except =
                block.texts("except").stream().map(text -> cidr(block, text)).toList();
        for (Cidr hole : except) {
            if (!cidr.contains(hole.first()) || hole.prefix() <= cidr.prefix()) {
                throw block.invalid("except " + hole + " is no part of " + cidr);
            }
        }
        return new Peer.Block(cidr, except);
    }

    private static Cidr cidr(StrictObject block, String text) {
        try {
            return Cidr.of(text);
        } catch (IllegalArgumentException e) {
            throw block.invalid(String.valueOf(e.getMessage()));
        }
    }
}
