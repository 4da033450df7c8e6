package dev.keelson.istio.ambient;

/**
 * Something that is said of a component and that Istio has for sidecars alone.
 *
 * @since 0.1.0
 */
public interface SidecarsOnly {
    /** {@return the word that said it, {@code Canary.of(…)}} */
    String word();

    /** {@return why a waypoint cannot do it, and what can be done instead} */
    Reason reason();

    /**
     * Why something is not for ambient mode.
     *
     * @param because what is in the way
     * @param instead what to do
     */
    record Reason(String because, String instead) {}
}
