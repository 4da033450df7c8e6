package dev.keelson.validation.network;

import dev.keelson.validation.network.endpoint.Address;
import dev.keelson.validation.network.endpoint.Cidr;
import dev.keelson.validation.network.endpoint.ContainerPort;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Port;
import dev.keelson.validation.network.policy.Peer;
import dev.keelson.validation.network.policy.Policy;
import dev.keelson.validation.network.policy.PortClause;
import dev.keelson.validation.network.policy.Rule;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The ports and addresses at which an answer can change. Between two of them no policy can tell one port or address
 * from the next, so asking at each answers for all.
 *
 * @param ports the lowest port of every class
 * @param addresses the lowest address of every class, in both families
 */
record Landmarks(SortedSet<Integer> ports, SortedSet<Address> addresses) {

    static Landmarks of(Collection<Policy> policies, Collection<Pod> pods) {
        List<Rule> rules = policies.stream()
                .flatMap(policy -> policy.rules().values().stream())
                .flatMap(List::stream)
                .toList();
        return new Landmarks(ports(rules, pods), addresses(rules));
    }

    private static SortedSet<Integer> ports(List<Rule> rules, Collection<Pod> pods) {
        SortedSet<Integer> starts = new TreeSet<>();
        starts.add(1);
        for (Rule rule : rules) {
            for (PortClause clause : rule.ports()) {
                if (clause instanceof PortClause.Range range) {
                    starts.add(range.first());
                    starts.add(range.last() + 1);
                }
            }
        }
        for (Pod pod : pods) {
            for (ContainerPort port : pod.ports()) {
                starts.add(port.port().number());
                starts.add(port.port().number() + 1);
            }
        }
        starts.remove(Port.HIGHEST + 1);
        return Collections.unmodifiableSortedSet(starts);
    }

    private static SortedSet<Address> addresses(List<Rule> rules) {
        SortedSet<Address> starts = new TreeSet<>();
        starts.add(new Address(BigInteger.ZERO, 32));
        starts.add(new Address(BigInteger.ZERO, 128));
        for (Rule rule : rules) {
            for (Peer peer : rule.peers()) {
                if (peer instanceof Peer.Block block) {
                    add(block.cidr(), starts);
                    block.except().forEach(hole -> add(hole, starts));
                }
            }
        }
        return Collections.unmodifiableSortedSet(starts);
    }

    private static void add(Cidr cidr, SortedSet<Address> starts) {
        starts.add(cidr.first());
        BigInteger behind = cidr.first().value().add(cidr.size());
        if (behind.bitLength() <= cidr.first().bits()) {
            starts.add(new Address(behind, cidr.first().bits()));
        }
    }
}
