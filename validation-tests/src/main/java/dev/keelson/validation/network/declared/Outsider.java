package dev.keelson.validation.network.declared;

import dev.keelson.validation.network.endpoint.Address;
import dev.keelson.validation.network.endpoint.Cidr;
import dev.keelson.validation.network.endpoint.Endpoint;
import dev.keelson.validation.network.endpoint.Pod;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Somebody outside the platform, as a definition names them.
 *
 * @since 0.1.0
 */
public sealed interface Outsider {

    /**
     * {@return whether that end of a connection is meant}
     *
     * @param endpoint a pod or an address
     */
    boolean covers(Endpoint endpoint);

    /** {@return ends of connections on both sides of the line that is drawn here} */
    List<Endpoint> examples();

    /**
     * {@return the cluster's DNS server, as every Kubernetes distribution runs it: pods {@code k8s-app=kube-dns} in
     * {@code kube-system}}
     */
    static Outsider kubeDns() {
        return new Pods("kube-system", new TreeMap<>(Map.of("k8s-app", "kube-dns")));
    }

    /**
     * The pods of a namespace that carry some labels.
     *
     * @param namespace the name of the namespace
     * @param labels what they carry at least; with none all pods of the namespace are meant
     */
    record Pods(String namespace, SortedMap<String, String> labels) implements Outsider {
        @Override
        public boolean covers(Endpoint endpoint) {
            return endpoint instanceof Pod pod
                    && pod.namespace().equals(namespace)
                    && pod.labels().entrySet().containsAll(labels.entrySet());
        }

        @Override
        public List<Endpoint> examples() {
            List<Endpoint> examples = new ArrayList<>();
            Pod all = Pod.in(namespace);
            for (var label : labels.entrySet()) {
                all = all.labelled(label.getKey(), label.getValue());
            }
            examples.add(all);
            examples.add(Pod.in(namespace));
            examples.add(Pod.in("not-" + namespace));
            return examples;
        }
    }

    /** Everybody, inside the cluster and outside. */
    record Anyone() implements Outsider {
        @Override
        public boolean covers(Endpoint endpoint) {
            return true;
        }

        @Override
        public List<Endpoint> examples() {
            return List.of(Pod.in("anywhere"), new Address(BigInteger.ONE.shiftLeft(31), 32));
        }
    }

    /**
     * Everybody with an address in a block.
     *
     * @param cidr the block
     * @param except the parts of it that are not meant
     */
    record Block(Cidr cidr, List<Cidr> except) implements Outsider {
        /**
         * Keeps a copy of the list.
         *
         * @param cidr the block
         * @param except the parts of it that are not meant
         */
        public Block {
            except = List.copyOf(except);
        }

        @Override
        public boolean covers(Endpoint endpoint) {
            List<Address> addresses = endpoint instanceof Pod pod ? pod.addresses() : List.of((Address) endpoint);
            return addresses.stream()
                    .anyMatch(address ->
                            cidr.contains(address) && except.stream().noneMatch(hole -> hole.contains(address)));
        }

        @Override
        public List<Endpoint> examples() {
            List<Endpoint> examples = new ArrayList<>(edges(cidr));
            except.forEach(hole -> examples.addAll(edges(hole)));
            return examples;
        }

        private static List<Address> edges(Cidr block) {
            int bits = block.first().bits();
            BigInteger first = block.first().value();
            BigInteger behind = first.add(block.size());
            return List.of(first.subtract(BigInteger.ONE), first, behind.subtract(BigInteger.ONE), behind).stream()
                    .filter(value -> value.signum() >= 0 && value.bitLength() <= bits)
                    .map(value -> new Address(value, bits))
                    .toList();
        }
    }
}
