package dev.keelson.istio.membership;

import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Peer;
import dev.keelson.core.value.Text;

/**
 * Pods of somebody else that are in the mesh: an ingress gateway, another team's service.
 *
 * @param peer who, as network policies know them
 * @param identity their identity in the mesh, {@code cluster.local/ns/istio-ingress/sa/gateway}
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Foreigner(Peer peer, Text identity, Origin origin) {}
