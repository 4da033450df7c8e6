package dev.keelson.core.observe.prometheus;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.network.Service;
import dev.keelson.core.observe.Monitoring;
import dev.keelson.core.observe.Scrape;
import dev.keelson.core.observe.Scraping;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Span;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a ServiceMonitor for each component that offers metrics.
 *
 * @since 0.1.0
 */
public final class MonitorRenderer implements Renderer {
    static final String API = "monitoring.coreos.com/v1";

    /** A renderer without state. */
    public MonitorRenderer() {}

    @Override
    public void render(View view, Resources out) {
        view.all(Monitoring.class).stream()
                .findFirst()
                .filter(monitoring -> monitoring.scraping() instanceof Scraping.ServiceMonitors)
                .ifPresent(monitoring -> monitors(monitoring, view, out));
    }

    private static void monitors(Monitoring monitoring, View view, Resources out) {
        Map<Component, List<Scrape>> scrapes = new LinkedHashMap<>();
        Target.of(view.model())
                .forEach(target -> scrapes.computeIfAbsent(target.component(), first -> new ArrayList<>())
                        .add(target.scrape()));
        LabelWriter labels = new LabelWriter(view);
        scrapes.forEach((component, endpoints) -> {
            GenericKubernetesResource object = new GenericKubernetesResource();
            object.setApiVersion(API);
            object.setKind("ServiceMonitor");
            object.setMetadata(metadata(labels.metadata(component, component.name()), monitoring, view.sink()));
            object.setAdditionalProperty("spec", spec(component, endpoints, monitoring, view));
            Scrape first = endpoints.get(0);
            out.add(object, new Source(component, first.path(), first.origin(), "the metrics of " + component));
        });
    }

    static ObjectMeta metadata(ObjectMeta metadata, Monitoring monitoring, Sink sink) {
        monitoring.labels().forEach((key, value) -> metadata.getLabels().put(key, sink.text(value)));
        return metadata;
    }

    private static Map<String, Object> spec(
            Component component, List<Scrape> endpoints, Monitoring monitoring, View view) {
        List<Object> list = new ArrayList<>();
        List<String> services = view.all(Service.class).stream()
                .filter(service -> service.component().equals(component))
                .map(Service::name)
                .toList();
        endpoints.forEach(scrape -> list.add(endpoint(scrape, services, monitoring, view.sink())));
        Map<String, Object> selector = new LinkedHashMap<>();
        selector.put("matchLabels", Labels.component(component));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("jobLabel", Labels.NAME);
        spec.put("selector", selector);
        spec.put("endpoints", list);
        return spec;
    }

    private static Map<String, Object> endpoint(
            Scrape scrape, List<String> services, Monitoring monitoring, Sink sink) {
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("port", scrape.port().name());
        endpoint.put("path", sink.text(scrape.endpoint()));
        Span every = scrape.every() == null ? monitoring.every() : scrape.every();
        if (every != null) {
            endpoint.put("interval", sink.text(every));
        }
        if (scrape.timeout() != null) {
            endpoint.put("scrapeTimeout", sink.text(scrape.timeout()));
        }
        if (services.size() > 1) {
            endpoint.put("relabelings", onlyOf(services.get(0)));
        }
        return endpoint;
    }

    /** The services of a stateful set lead to the same pods, which would be asked once for each of them. */
    private static List<Object> onlyOf(String service) {
        Map<String, Object> keep = new LinkedHashMap<>();
        keep.put("action", "keep");
        keep.put("sourceLabels", new ArrayList<>(List.of("__meta_kubernetes_service_name")));
        keep.put("regex", service);
        List<Object> relabelings = new ArrayList<>();
        relabelings.add(keep);
        return relabelings;
    }
}
