package dev.keelson.istio.ratelimit;

import static dev.keelson.istio.ratelimit.SidecarFilterRenderer.fields;

import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.network.Service;
import dev.keelson.core.network.Service.ServicePort;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Workload;
import dev.keelson.istio.destination.Destinations;
import dev.keelson.istio.destination.ServiceHost;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.ratelimit.GlobalLimit.Counted;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes what sidecars ask the service that counts requests, and what it is told.
 *
 * @see <a href="https://github.com/envoyproxy/ratelimit">Envoy: rate limit service</a>
 * @since 0.1.0
 */
public final class GlobalLimitRenderer implements Renderer {
    static final String SUFFIX = "-limits";

    private static final String FILTER = "envoy.filters.http.ratelimit";
    private static final String TYPE = "type.googleapis.com/envoy.extensions.filters.http.ratelimit.v3.RateLimit";

    /** A renderer without state. */
    public GlobalLimitRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Membership.of(view.model()).ifPresent(membership -> {
            LabelWriter labels = new LabelWriter(view);
            List<Attached<GlobalLimit>> limits = view.attached(GlobalLimit.class).stream()
                    .filter(each -> each.component() != null && membership.isMember(each.component()))
                    .toList();
            SidecarFilterRenderer filters = new SidecarFilterRenderer(labels, view.sink());
            limits.forEach(each -> filter(each, filters, view, out));
            limits.stream()
                    .collect(Collectors.groupingBy(
                            each -> each.fact().service(), LinkedHashMap::new, Collectors.toList()))
                    .forEach((service, counted) -> out.add(
                            config(service, counted, labels, view.sink()),
                            new Source(
                                    service,
                                    counted.get(0).fact().path(),
                                    counted.get(0).fact().origin(),
                                    "what " + service + " counts")));
        });
    }

    /** A service that is not there is a finding of its own. */
    private static void filter(Attached<GlobalLimit> each, SidecarFilterRenderer filters, View view, Resources out) {
        Component component = Objects.requireNonNull(each.component());
        GlobalLimit limit = each.fact();
        Destinations.of(view).service(limit.service()).ifPresent(service -> Destinations.offered(service, limit.port())
                .ifPresent(port -> out.add(
                        filters.object(
                                component,
                                component.name() + "-global-limit",
                                List.of(
                                        SidecarFilterRenderer.filter(
                                                fields(
                                                        "name",
                                                        FILTER,
                                                        "typed_config",
                                                        asking(limit, component, service, port, view.sink())),
                                                number(limit, component, view)),
                                        SidecarFilterRenderer.hosts(fields("rate_limits", actions(limit, filters))))),
                        new Source(
                                component,
                                limit.path(),
                                limit.origin(),
                                "how many requests all pods of " + component + " take"))));
    }

    /** Sidecars listen on the ports of pods, whatever numbers their service gives them. */
    private static @Nullable Long number(GlobalLimit limit, Component component, View view) {
        return view.all(Workload.class).stream()
                .filter(workload -> workload.component().equals(component))
                .flatMap(workload -> workload.pod().ports().stream())
                .filter(open -> Objects.equals(open.token(), limit.only()))
                .map(open -> view.sink().port(open.number()).longValue())
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> asking(
            GlobalLimit limit, Component component, Service service, ServicePort port, Sink sink) {
        Text host = ServiceHost.of(service);
        return fields(
                "@type",
                TYPE,
                "domain",
                sink.text(limit.domain(component)),
                "failure_mode_deny",
                limit.closed(),
                "rate_limit_service",
                fields(
                        "grpc_service",
                        fields(
                                "envoy_grpc",
                                fields(
                                        "cluster_name",
                                        sink.text(Text.of("outbound|", port.number(), "||", host)),
                                        "authority",
                                        sink.text(host))),
                        "transport_api_version",
                        "V3"));
    }

    private static List<Object> actions(GlobalLimit limit, SidecarFilterRenderer filters) {
        List<Object> all = new ArrayList<>();
        for (Counted counted : limit.limits()) {
            List<Object> actions = new ArrayList<>();
            actions.add(filters.named(counted.name(), counted.headers()));
            if (counted.perHeader() != null) {
                actions.add(fields(
                        "request_headers",
                        fields("header_name", counted.perHeader(), "descriptor_key", counted.perHeader())));
            }
            all.add(fields("actions", actions));
        }
        return all;
    }

    private static ConfigMap config(
            Component service, List<Attached<GlobalLimit>> limits, LabelWriter labels, Sink sink) {
        Map<String, String> data = new LinkedHashMap<>();
        limits.forEach(each -> {
            Component component = Objects.requireNonNull(each.component());
            data.put(component.key() + ".yaml", sink.text(document(each.fact(), component)));
        });
        ConfigMap object = new ConfigMap();
        object.setMetadata(labels.metadata(service, service.name() + SUFFIX));
        object.setData(data);
        return object;
    }

    private static Text document(GlobalLimit limit, Component component) {
        List<Object> parts = new ArrayList<>();
        parts.add("domain: ");
        parts.add(limit.domain(component));
        parts.add("\ndescriptors:\n");
        for (Counted counted : limit.limits()) {
            parts.add("  - key: " + (counted.headers().isEmpty() ? "generic_key" : "header_match") + "\n");
            parts.add("    value: " + counted.name() + "\n");
            String indent = "    ";
            if (counted.perHeader() != null) {
                parts.add("    descriptors:\n      - key: " + counted.perHeader() + "\n");
                indent = "        ";
            }
            parts.add(indent + "rate_limit:\n" + indent + "  unit: " + counted.per() + "\n" + indent
                    + "  requests_per_unit: ");
            parts.add(counted.requests());
            parts.add("\n");
        }
        return Text.of(parts.toArray());
    }
}
