package dev.keelson.istio.door;

import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.Route;
import dev.keelson.core.exposure.Route.Match;
import java.util.Comparator;
import java.util.List;

/**
 * Routes in the order in which a proxy that takes the first one that fits has to look at them: exact ones, then longer
 * prefixes before shorter ones.
 *
 * @since 0.1.0
 */
public final class RouteOrder {
    private static final Comparator<Route> NARROW_FIRST = Comparator.<Route, Boolean>comparing(
                    route -> route.match() == Match.PREFIX)
            .thenComparingInt(route -> -route.steps().length());

    private RouteOrder() {}

    /** {@return the routes of an exposure, those that mean less first; else as they were said} */
    public static List<Route> of(Exposure exposure) {
        return exposure.routes().stream().sorted(NARROW_FIRST).toList();
    }
}
