package dev.keelson.istio.resilience;

import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Dimension;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;

/**
 * What Istio takes for spans of time.
 *
 * @since 0.1.0
 */
public final class Spans {
    /** A millisecond or more, as the schemas of Istio's kinds ask of most spans. */
    public static final Bounds FROM_A_MILLISECOND =
            new Bounds(new Amount(1, "ms", Dimension.TIME), null, Characters.SINGLE_LINE);

    private Spans() {}
}
