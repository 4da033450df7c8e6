package dev.keelson.istio.ambient;

/**
 * Something that is said of the calls to a component and that only a proxy which sees requests can do. In ambient mode the
 * component's service gets a waypoint for it.
 *
 * @since 0.1.0
 */
public interface LayerSeven {}
