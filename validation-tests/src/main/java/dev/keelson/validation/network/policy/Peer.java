package dev.keelson.validation.network.policy;

import dev.keelson.validation.network.endpoint.Address;
import dev.keelson.validation.network.endpoint.Cidr;
import dev.keelson.validation.network.endpoint.Endpoint;
import dev.keelson.validation.network.endpoint.Pod;
import java.util.List;

/**
 * One item of {@code from} or {@code to}.
 *
 * @since 0.1.0
 */
public sealed interface Peer {

    /**
     * {@return whether the item covers the other end of a connection}
     *
     * @param other the end of the connection that is not the policy's pod
     */
    boolean covers(Endpoint other);

    /**
     * A {@code podSelector} alone: pods of the policy's own namespace.
     *
     * @param namespace the policy's namespace
     * @param pods which of its pods
     */
    record Neighbours(String namespace, Selector pods) implements Peer {
        @Override
        public boolean covers(Endpoint other) {
            return other instanceof Pod pod && pod.namespace().equals(namespace) && pods.matches(pod.labels());
        }
    }

    /**
     * A {@code namespaceSelector}, alone (every pod of those namespaces) or with a {@code podSelector} (those of
     * their pods).
     *
     * @param namespaces which namespaces, by their labels
     * @param pods which of their pods
     */
    record Elsewhere(Selector namespaces, Selector pods) implements Peer {
        @Override
        public boolean covers(Endpoint other) {
            return other instanceof Pod pod && namespaces.matches(pod.namespaceLabels()) && pods.matches(pod.labels());
        }
    }

    /**
     * An {@code ipBlock}. It covers a pod by the pod's address, so only pods whose address is known.
     *
     * @param cidr the block
     * @param except the blocks cut out of it
     */
    record Block(Cidr cidr, List<Cidr> except) implements Peer {
        /**
         * Keeps a copy of the exceptions.
         *
         * @param cidr the block
         * @param except the blocks cut out of it
         */
        public Block {
            except = List.copyOf(except);
        }

        @Override
        public boolean covers(Endpoint other) {
            if (other instanceof Address address) {
                return covers(address);
            }
            return other instanceof Pod pod && pod.addresses().stream().anyMatch(this::covers);
        }

        private boolean covers(Address address) {
            return cidr.contains(address) && except.stream().noneMatch(hole -> hole.contains(address));
        }
    }
}
