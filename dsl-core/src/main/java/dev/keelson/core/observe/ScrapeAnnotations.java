package dev.keelson.core.observe;

import dev.keelson.core.container.OpenPort;
import dev.keelson.core.extension.View;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Sink;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The annotations by which a Prometheus that looks for them finds the metrics of a pod. They name one port.
 *
 * @since 0.1.0
 */
public final class ScrapeAnnotations {
    private static final String PREFIX = "prometheus.io/";

    private final Sink sink;
    private final Map<Component, Scrape> scrapes = new HashMap<>();

    /** The annotations for the components of that view, none where nobody looks for annotations. */
    public ScrapeAnnotations(View view) {
        this.sink = view.sink();
        boolean annotated = view.all(Monitoring.class).stream()
                .anyMatch(monitoring -> monitoring.scraping() instanceof Scraping.Annotations);
        if (annotated) {
            view.all(Scrape.class).forEach(scrape -> scrapes.putIfAbsent(scrape.component(), scrape));
        }
    }

    /** {@return the annotations of the component's pods, which open these ports} */
    public Map<String, String> of(Component component, List<OpenPort> ports) {
        Map<String, String> annotations = new LinkedHashMap<>();
        Scrape scrape = scrapes.get(component);
        if (scrape != null) {
            ports.stream()
                    .filter(open -> open.token().equals(scrape.port()))
                    .findFirst()
                    .ifPresent(open -> {
                        annotations.put(PREFIX + "scrape", "true");
                        annotations.put(PREFIX + "port", sink.text(open.number()));
                        annotations.put(PREFIX + "path", sink.text(scrape.endpoint()));
                    });
        }
        return annotations;
    }
}
