package dev.keelson.core.network;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.network.Service.Kind;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;

/**
 * Writes services.
 *
 * @since 0.1.0
 */
public final class ServiceRenderer implements Renderer {
    /** A renderer without state. */
    public ServiceRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        view.all(Service.class)
                .forEach(service -> out.add(
                        object(service, labels, view.sink()),
                        new Source(service.component(), service.path(), service.origin(), because(service))));
    }

    private static String because(Service service) {
        return switch (service.kind()) {
            case CLUSTER, HEADLESS -> "the open ports of " + service.component();
            case GOVERNING -> "gives each pod of " + service.component() + " its DNS name";
            case METRICS -> "leads who gathers metrics to each pod of " + service.component();
        };
    }

    private static io.fabric8.kubernetes.api.model.Service object(Service service, LabelWriter labels, Sink sink) {
        ServiceSpec spec = new ServiceSpec();
        spec.setType("ClusterIP");
        if (service.kind() != Kind.CLUSTER) {
            spec.setClusterIP("None");
        }
        if (service.kind() == Kind.GOVERNING || service.kind() == Kind.METRICS) {
            spec.setPublishNotReadyAddresses(true);
        }
        spec.setSelector(Labels.component(service.component()));
        service.ports().forEach(port -> spec.getPorts().add(port(port, sink)));
        io.fabric8.kubernetes.api.model.Service object = new io.fabric8.kubernetes.api.model.Service();
        object.setMetadata(labels.metadata(service.component(), service.name()));
        object.setSpec(spec);
        return object;
    }

    private static ServicePort port(Service.ServicePort offered, Sink sink) {
        ServicePort port = new ServicePort();
        port.setName(offered.target().name());
        port.setPort(sink.port(offered.number()));
        port.setTargetPort(new IntOrString(offered.target().name()));
        port.setProtocol(offered.target().protocol().name());
        offered.target().application().ifPresent(port::setAppProtocol);
        return port;
    }
}
