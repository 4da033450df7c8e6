package dev.keelson.istio.gatewayapi;

import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.extension.Source;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the routes of an exposure have in common, whatever they lead. */
final class RouteFrameRenderer {
    private RouteFrameRenderer() {}

    static ObjectMeta metadata(Exposure exposure, String name, LabelWriter labels, Sink sink) {
        ObjectMeta metadata = exposure.component()
                .filter(component -> component.namespace().equals(exposure.ref().namespace()))
                .map(component -> labels.metadata(component, name))
                .orElseGet(() -> labels.metadata(exposure.ref().namespace(), name));
        Map<String, String> annotations = new LinkedHashMap<>();
        exposure.annotations().forEach((key, value) -> annotations.put(key, sink.text(value)));
        if (!annotations.isEmpty()) {
            metadata.setAnnotations(annotations);
        }
        return metadata;
    }

    static List<ParentReference> parents(Exposure exposure, Text listener, GatewayApiDoor door, Sink sink) {
        ParentReference parent = new ParentReference();
        parent.setName(door.gateway());
        if (!exposure.ref().namespace().equals(door.namespace())) {
            parent.setNamespace(sink.text(door.namespace().written()));
        }
        parent.setSectionName(sink.text(listener));
        return new ArrayList<>(List.of(parent));
    }

    static Source source(Exposure exposure, String because) {
        return new Source(
                exposure.component().orElse(null),
                exposure.path(),
                exposure.origin(),
                because + " " + exposure.ref() + " exposes");
    }
}
