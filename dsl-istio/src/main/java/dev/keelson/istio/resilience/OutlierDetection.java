package dev.keelson.istio.resilience;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Span;
import org.jspecify.annotations.Nullable;

/**
 * When a pod that fails is left out for a while; null is as Istio has it.
 *
 * @param consecutiveServerErrors how many answers from 500 on in a row put a pod out
 * @param consecutiveGatewayErrors how many of 502, 503 and 504 in a row do
 * @param consecutiveConnectFailures how many failures to connect in a row do
 * @param interval how often pods are looked at
 * @param baseEjectionTime how long a pod is out the first time
 * @param maxEjectionPercent how many of the pods are out at most
 * @param minHealthPercent how many of the pods have to be left for any to be out
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record OutlierDetection(
        @Nullable Count consecutiveServerErrors,
        @Nullable Count consecutiveGatewayErrors,
        @Nullable Count consecutiveConnectFailures,
        @Nullable Span interval,
        @Nullable Span baseEjectionTime,
        @Nullable Percent maxEjectionPercent,
        @Nullable Percent minHealthPercent,
        ModelPath path,
        Origin origin) {}
