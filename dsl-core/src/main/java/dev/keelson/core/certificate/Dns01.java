package dev.keelson.core.certificate;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.SecretKey;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The provider of DNS in whose zone an ACME proof is left. Where no key is given, cert-manager's own pods have the rights
 * from the cloud they run in.
 *
 * @see <a href="https://cert-manager.io/docs/configuration/acme/dns01/">cert-manager: DNS01</a>
 * @since 0.1.0
 */
public final class Dns01 implements Acme.Solver {

    /** Providers and the names that cert-manager gives them and their parts. */
    public enum Provider {
        /** Cloudflare, by a token. */
        CLOUDFLARE("cloudflare", null),
        /** Amazon Route 53 in a region. */
        ROUTE53("route53", "region"),
        /** Google Cloud DNS of a project. */
        CLOUD_DNS("cloudDNS", "project");

        private final String field;
        private final @Nullable String part;

        Provider(String field, @Nullable String part) {
            this.field = field;
            this.part = part;
        }

        /** {@return the field of a solver that names it} */
        public String field() {
            return field;
        }

        /** {@return the field that says which zone, empty for a provider that finds out} */
        public Optional<String> part() {
            return Optional.ofNullable(part);
        }
    }

    private final Provider provider;
    private final @Nullable Text where;
    private final @Nullable SecretKey token;

    private Dns01(Provider provider, @Nullable Text where, @Nullable SecretKey token) {
        this.provider = provider;
        this.where = where;
        this.token = token;
    }

    /** {@return Cloudflare, with the token that the key holds, {@code apiTokenSecretRef}} */
    public static Dns01 cloudflare(SecretKey token) {
        return new Dns01(Provider.CLOUDFLARE, null, token);
    }

    /** {@return Route 53 of that region, with the rights of cert-manager's pods} */
    public static Dns01 route53(String region) {
        return new Dns01(Provider.ROUTE53, Text.of(region), null);
    }

    /** {@return Route 53 of that region, with the rights of cert-manager's pods} */
    public static Dns01 route53(Text region) {
        return new Dns01(Provider.ROUTE53, region, null);
    }

    /** {@return Cloud DNS of that project, with the rights of cert-manager's pods} */
    public static Dns01 cloudDns(String project) {
        return new Dns01(Provider.CLOUD_DNS, Text.of(project), null);
    }

    /** {@return Cloud DNS of that project, with the rights of cert-manager's pods} */
    public static Dns01 cloudDns(Text project) {
        return new Dns01(Provider.CLOUD_DNS, project, null);
    }

    /** {@return who runs the zone} */
    public Provider provider() {
        return provider;
    }

    /** {@return the region or project, empty where the provider knows none} */
    public Optional<Text> where() {
        return Optional.ofNullable(where);
    }

    /** {@return the key that holds the token, empty where cert-manager's pods have the rights} */
    public Optional<SecretKey> token() {
        return Optional.ofNullable(token);
    }

    Dns01 bound(Scope scope, ModelPath path, Origin origin) {
        return where == null
                ? this
                : new Dns01(
                        provider,
                        scope.bind(
                                path.child(provider.part().orElseThrow()), where, ValueType.TEXT, Bounds.NONE, origin),
                        token);
    }
}
