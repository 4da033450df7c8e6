package dev.keelson.helm.notes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.Tls;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.Service;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Protocol;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is told of a platform after it was installed: where it is reached, how the rest is, and what it needs. It is made as
 * an object is, so that it says for any values what they make of the platform.
 *
 * @since 0.1.0
 */
public final class Notes {
    /** Where they stand among the objects of a run. */
    public static final String KEY = "notes";

    private final Model model;
    private final Sink sink;

    private Notes(Model model, Sink sink) {
        this.model = model;
        this.sink = sink;
    }

    /**
     * What there is to tell, a text for each heading.
     *
     * @param model what the definition said
     * @param objects the objects of the chart
     * @param releaseNamespace the name of the namespace of the release
     * @param sink writes scalars
     * @param open what stands for names that nobody has to give, and whoever gives them knows
     */
    public static ObjectNode of(
            Model model, Collection<JsonNode> objects, String releaseNamespace, Sink sink, Set<String> open) {
        Notes notes = new Notes(model, sink);
        ObjectNode sections = JsonNodeFactory.instance.objectNode();
        put(sections, "endpoints", "From outside it is reached at:", notes.endpoints());
        put(
                sections,
                "forwards",
                "What is not exposed, from this machine; kubectl tells the local ports:",
                notes.forwards());
        put(
                sections,
                "needs",
                "It needs what is not part of it and must exist:",
                Needs.of(objects, releaseNamespace, open));
        return sections;
    }

    private static void put(ObjectNode sections, String key, String heading, Collection<String> lines) {
        if (!lines.isEmpty()) {
            sections.put(
                    key,
                    "\n" + heading + "\n"
                            + lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining()));
        }
    }

    private List<String> endpoints() {
        List<String> lines = new ArrayList<>();
        for (Exposure exposure : model.all(Exposure.class)) {
            String scheme = exposure.tls() == null || exposure.tls() instanceof Tls.Plain ? "http" : "https";
            exposure.routes()
                    .forEach(route -> lines.add(scheme + "://" + sink.text(exposure.host()) + route.prefix() + " ("
                            + route.component().name() + ")"));
        }
        return lines;
    }

    private Collection<String> forwards() {
        Set<Component> exposed = model.all(Exposure.class).stream()
                .flatMap(exposure -> exposure.routes().stream())
                .map(route -> route.component())
                .collect(Collectors.toSet());
        Set<String> lines = new LinkedHashSet<>();
        for (Service service : model.all(Service.class)) {
            List<String> ports = service.ports().stream()
                    .filter(port -> port.target().protocol() == Protocol.TCP)
                    .map(port -> " :" + sink.text(Text.of(port.number())))
                    .toList();
            if (!ports.isEmpty() && service.kind() != Service.Kind.METRICS && !exposed.contains(service.component())) {
                lines.add("kubectl --namespace "
                        + sink.text(service.component().namespace().written()) + " port-forward service/"
                        + service.name() + String.join("", ports));
            }
        }
        return lines;
    }
}
