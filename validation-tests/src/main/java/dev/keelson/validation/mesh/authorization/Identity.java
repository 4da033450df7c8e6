package dev.keelson.validation.mesh.authorization;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who a workload is by its mesh certificate.
 *
 * @param trustDomain the mesh's, {@code cluster.local} by default
 * @param namespace the namespace of the service account
 * @param serviceAccount its name
 * @since 0.1.0
 */
public record Identity(String trustDomain, String namespace, String serviceAccount) {
    private static final String OWN_TRUST_DOMAIN = "cluster.local";

    /** {@return the principal that policies name: {@code cluster.local/ns/shop/sa/web}} */
    public String principal() {
        return trustDomain + "/ns/" + namespace + "/sa/" + serviceAccount;
    }

    /** {@return what policies may call it: they name the mesh's own trust domain also by its default name} */
    public Set<String> principals() {
        return new TreeSet<>(
                List.of(principal(), new Identity(OWN_TRUST_DOMAIN, namespace, serviceAccount).principal()));
    }

    @Override
    public String toString() {
        return principal();
    }
}
