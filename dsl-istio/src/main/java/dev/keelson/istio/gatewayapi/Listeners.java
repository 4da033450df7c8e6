package dev.keelson.istio.gatewayapi;

import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.Tls;
import dev.keelson.core.value.Text;

/** What the listeners of an exposure are called, so that routes are bound to the one that is meant. */
final class Listeners {
    private Listeners() {}

    static boolean isSecured(Exposure exposure) {
        return exposure.tls() instanceof Tls.Held || exposure.tls() instanceof Tls.Issued;
    }

    /** The one that leads to the components. */
    static Text main(Exposure exposure) {
        return isSecured(exposure) ? named(exposure, "") : plain(exposure);
    }

    /** The one for plain HTTP. */
    static Text plain(Exposure exposure) {
        return named(exposure, "-http");
    }

    private static Text named(Exposure exposure, String end) {
        return Text.of(
                exposure.ref().namespace().written(), "-" + exposure.ref().name() + end);
    }
}
