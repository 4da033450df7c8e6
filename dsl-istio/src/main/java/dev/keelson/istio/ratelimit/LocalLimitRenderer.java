package dev.keelson.istio.ratelimit;

import static dev.keelson.istio.ratelimit.SidecarFilterRenderer.fields;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.ratelimit.LocalLimit.Bucket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes how many requests each sidecar takes by itself.
 *
 * @see <a href="https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/local_rate_limit_filter">Envoy: local rate limit</a>
 * @since 0.1.0
 */
public final class LocalLimitRenderer implements Renderer {
    private static final String FILTER = "envoy.filters.http.local_ratelimit";
    private static final String TYPE =
            "type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit";

    /** A renderer without state. */
    public LocalLimitRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Membership.of(view.model()).ifPresent(membership -> {
            SidecarFilterRenderer filters = new SidecarFilterRenderer(new LabelWriter(view), view.sink());
            view.attached(LocalLimit.class).forEach(each -> {
                Component component = each.component();
                if (component != null && membership.isMember(component)) {
                    out.add(
                            filters.object(
                                    component,
                                    component.name() + "-local-limit",
                                    List.of(SidecarFilterRenderer.filter(fields(
                                            "name",
                                            FILTER,
                                            "typed_config",
                                            config(each.fact(), filters, view.sink()))))),
                            new Source(
                                    component,
                                    each.fact().path(),
                                    each.fact().origin(),
                                    "how many requests each pod of " + component + " takes"));
                }
            });
        });
    }

    private static Map<String, Object> config(LocalLimit limit, SidecarFilterRenderer filters, Sink sink) {
        Map<String, Object> config = fields(
                "@type",
                TYPE,
                "stat_prefix",
                "http_local_rate_limiter",
                "token_bucket",
                bucket(limit.whole(), sink),
                "filter_enabled",
                always("local_rate_limit_enabled"),
                "filter_enforced",
                always("local_rate_limit_enforced"));
        if (!limit.parts().isEmpty()) {
            List<Object> actions = new ArrayList<>();
            List<Object> descriptors = new ArrayList<>();
            limit.parts().forEach(part -> {
                actions.add(fields("actions", listed(filters.named(part.name(), part.headers()))));
                descriptors.add(fields(
                        "entries",
                        listed(fields("key", "header_match", "value", part.name())),
                        "token_bucket",
                        bucket(part.bucket(), sink)));
            });
            config.put("rate_limits", actions);
            config.put("descriptors", descriptors);
        }
        return config;
    }

    private static Map<String, Object> bucket(Bucket bucket, Sink sink) {
        return fields(
                "max_tokens",
                Objects.requireNonNull(sink.number(bucket.burst())),
                "tokens_per_fill",
                Objects.requireNonNull(sink.number(bucket.requests())),
                "fill_interval",
                sink.text(Text.of(bucket.per().inSeconds(), "s")));
    }

    private static Map<String, Object> always(String key) {
        return fields("runtime_key", key, "default_value", fields("numerator", 100, "denominator", "HUNDRED"));
    }

    private static List<Object> listed(Map<String, Object> single) {
        return new ArrayList<>(List.of(single));
    }
}
