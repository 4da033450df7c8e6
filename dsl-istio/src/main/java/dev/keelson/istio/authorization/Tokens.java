package dev.keelson.istio.authorization;

import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.value.Text;
import dev.keelson.istio.ambient.LayerSeven;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That requests to a component carry a JSON web token.
 *
 * @param issuer who issued it, {@code iss}
 * @param audiences whom it is for, one of these; anybody where it is empty
 * @param keys where the issuer publishes its keys, null for what its discovery document says
 * @param heldKeys the keys themselves, null where they are fetched
 * @param exempt callers who need none
 * @param open paths that need none
 * @param claims which claims are handed on, by the names of headers
 * @since 0.1.0
 */
public record Tokens(
        Text issuer,
        List<Text> audiences,
        @Nullable Text keys,
        @Nullable Text heldKeys,
        List<Party> exempt,
        List<Text> open,
        Map<String, String> claims)
        implements LayerSeven {
    /** Keeps the collections from changing. */
    public Tokens {
        audiences = List.copyOf(audiences);
        exempt = List.copyOf(exempt);
        open = List.copyOf(open);
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }
}
