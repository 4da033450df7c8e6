package dev.keelson.core.scaling.recommendation;

import dev.keelson.core.scaling.ScaledResource;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a VerticalPodAutoscaler recommends for one container, {@code status.recommendation.containerRecommendations}.
 *
 * @param namespace where the autoscaler is
 * @param kind the kind of the workload that it is for
 * @param name the name of the workload
 * @param container which of its containers
 * @param amounts what it recommends, by resource
 */
record Recommendation(
        String namespace, String kind, String name, String container, Map<ScaledResource, Amounts> amounts) {

    /** Keeps a copy. */
    Recommendation {
        amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
    }

    /**
     * How much of a resource: cores, or bytes.
     *
     * @param target what to ask for
     * @param lower less than this is too little, null where nothing is said
     * @param upper more than this is too much, null where nothing is said
     */
    record Amounts(
            BigDecimal target,
            @Nullable BigDecimal lower,
            @Nullable BigDecimal upper) {}
}
