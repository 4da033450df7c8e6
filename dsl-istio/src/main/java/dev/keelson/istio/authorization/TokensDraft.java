package dev.keelson.istio.authorization;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.network.Isolation.Outside;
import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The words inside {@code Callers.withToken(issuer, t -> …)}.
 *
 * @since 0.1.0
 */
public final class TokensDraft extends Draft {
    private final Slot<Text> issuer = slot("issuer");
    private final Items<Text> audiences = items("audience");
    private final Slot<Text> keys = slot("keys");
    private final Slot<Text> heldKeys = slot("heldKeys");
    private final Items<Party> exempt = items("exempt");
    private final Items<Text> open = items("open");
    private final Entries<String, String> claims = entries("claimHeader");

    TokensDraft(Scope scope, String issuer) {
        super(scope);
        this.issuer.enter(Text.of(issuer));
    }

    /** Whom the token is for, {@code audiences}; said several times, any of them. Default: anybody. */
    public TokensDraft audience(String name) {
        return audience(Text.of(name));
    }

    /** Whom the token is for, {@code audiences}; said several times, any of them. Default: anybody. */
    public TokensDraft audience(Text name) {
        audiences.add(name);
        return this;
    }

    /** Where the issuer publishes its keys, {@code jwksUri}. istiod fetches them. Default: what its discovery says. */
    public TokensDraft keys(String uri) {
        return keys(Text.of(uri));
    }

    /** Where the issuer publishes its keys, {@code jwksUri}. istiod fetches them. Default: what its discovery says. */
    public TokensDraft keys(Text uri) {
        keys.set(uri);
        return this;
    }

    /** The issuer's public keys themselves, {@code jwks}, where nothing may be fetched. */
    public TokensDraft heldKeys(Text jwks) {
        heldKeys.set(jwks);
        return this;
    }

    /** A caller of the platform that needs no token. */
    public TokensDraft exempt(Component caller, String because) {
        exempt.add(because == null || caller == null ? null : new Pods(caller));
        return this;
    }

    /** Somebody outside who needs no token. */
    public TokensDraft exempt(Peer caller, String because) {
        exempt.add(because == null || caller == null ? null : new Outside(caller));
        return this;
    }

    /** A path that needs no token, such as that of a login: {@code /login}, {@code /public/*}. */
    public TokensDraft open(String path) {
        open.add(path == null ? null : Text.of(path));
        return this;
    }

    /**
     * Hands a claim of the token on in a header, {@code outputClaimToHeaders}; what callers put there themselves is thrown away.
     * Limits of requests and routes can then tell callers apart by it. Default: no claim.
     *
     * @param header the name of the header, {@code x-tenant}
     * @param claim the name of the claim, {@code tenant}
     */
    public TokensDraft claimHeader(String header, String claim) {
        claims.put(header == null ? null : header.toLowerCase(Locale.ROOT), claim);
        return this;
    }

    Tokens build() {
        return new Tokens(
                Objects.requireNonNull(Slot.bind(issuer, ValueType.TEXT)),
                audiences.get().stream().map(Placed::value).toList(),
                Slot.bind(keys, ValueType.TEXT),
                Slot.bind(heldKeys, ValueType.TEXT),
                exempt.get().stream().map(Placed::value).toList(),
                open.get().stream().map(Placed::value).toList(),
                claims());
    }

    private Map<String, String> claims() {
        Map<String, String> said = new LinkedHashMap<>();
        claims.get().forEach((header, placed) -> said.put(header, placed.value()));
        return said;
    }
}
