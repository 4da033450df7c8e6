package dev.keelson.core.network;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.network.Service.Kind;
import dev.keelson.core.network.traffic.OutsideTraffic;
import dev.keelson.core.network.traffic.ServiceTraffic;
import dev.keelson.core.network.traffic.TrafficPolicy;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.ClientIPConfig;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.SessionAffinityConfig;
import org.jspecify.annotations.Nullable;

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
            case CLUSTER, HEADLESS, NODE_PORT, LOAD_BALANCER -> "the open ports of " + service.component();
            case GOVERNING -> "gives each pod of " + service.component() + " its DNS name";
            case METRICS -> "leads who gathers metrics to each pod of " + service.component();
        };
    }

    private static io.fabric8.kubernetes.api.model.Service object(Service service, LabelWriter labels, Sink sink) {
        ServiceTraffic traffic = service.traffic();
        OutsideTraffic outside = traffic.outside();
        ServiceSpec spec = new ServiceSpec();
        spec.setType(traffic.type() == null ? type(service.kind()) : sink.text(traffic.type()));
        if (service.kind().isHeadless()) {
            spec.setClusterIP("None");
        }
        if (service.kind() == Kind.GOVERNING || service.kind() == Kind.METRICS || traffic.publishNotReady()) {
            spec.setPublishNotReadyAddresses(true);
        }
        if (traffic.affinity() != null) {
            spec.setSessionAffinity("ClientIP");
            spec.setSessionAffinityConfig(
                    new SessionAffinityConfig(new ClientIPConfig(sink.seconds(traffic.affinity()))));
        }
        spec.setInternalTrafficPolicy(text(traffic.internal()));
        spec.setSelector(Labels.component(service.component()));
        service.ports().forEach(port -> spec.getPorts().add(port(port, outside, sink)));
        if (outside != null) {
            outside(spec, outside, sink);
        }
        io.fabric8.kubernetes.api.model.Service object = new io.fabric8.kubernetes.api.model.Service();
        object.setMetadata(labels.metadata(service.component(), service.name()));
        traffic.annotations()
                .forEach((key, value) -> object.getMetadata().getAnnotations().put(key, sink.text(value)));
        object.setSpec(spec);
        return object;
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case NODE_PORT -> "NodePort";
            case LOAD_BALANCER -> "LoadBalancer";
            default -> "ClusterIP";
        };
    }

    private static void outside(ServiceSpec spec, OutsideTraffic outside, Sink sink) {
        spec.setExternalTrafficPolicy(text(outside.external()));
        OutsideTraffic.Balancer balancer = outside.balancer();
        if (balancer != null) {
            spec.setLoadBalancerClass(balancer.className() == null ? null : sink.text(balancer.className()));
            balancer.sources()
                    .forEach(block -> spec.getLoadBalancerSourceRanges().add(sink.text(block)));
        }
    }

    private static @Nullable String text(@Nullable TrafficPolicy policy) {
        return policy == null ? null : policy.toString();
    }

    private static ServicePort port(Service.ServicePort offered, @Nullable OutsideTraffic outside, Sink sink) {
        ServicePort port = new ServicePort();
        port.setName(offered.target().name());
        port.setPort(sink.port(offered.number()));
        port.setTargetPort(new IntOrString(offered.target().name()));
        port.setProtocol(offered.target().protocol().name());
        offered.target().application().ifPresent(port::setAppProtocol);
        if (outside != null && outside.nodePorts().containsKey(offered.target())) {
            port.setNodePort(sink.port(outside.nodePorts().get(offered.target())));
        }
        return port;
    }
}
