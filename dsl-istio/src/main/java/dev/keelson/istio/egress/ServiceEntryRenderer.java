package dev.keelson.istio.egress;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.value.Sink;
import dev.keelson.istio.membership.Membership;
import io.fabric8.istio.api.api.networking.v1alpha3.ServiceEntryLocation;
import io.fabric8.istio.api.api.networking.v1alpha3.ServiceEntryResolution;
import io.fabric8.istio.api.api.networking.v1alpha3.ServicePort;
import io.fabric8.istio.api.networking.v1.ServiceEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what lies outside the mesh and is called from it, for the eyes of the caller's namespace alone.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/networking/service-entry/">Istio: ServiceEntry</a>
 * @since 0.1.0
 */
public final class ServiceEntryRenderer implements Renderer {
    /** A renderer without state. */
    public ServiceEntryRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Membership.of(view.model()).ifPresent(membership -> {
            LabelWriter labels = new LabelWriter(view);
            Egress.of(view, membership)
                    .entries()
                    .forEach(entry -> out.add(
                            object(entry, labels, view.sink()),
                            new Source(
                                    entry.component(),
                                    entry.path(),
                                    entry.origin(),
                                    entry.component() + " calls it outside the mesh")));
        });
    }

    private static ServiceEntry object(Entry entry, LabelWriter labels, Sink sink) {
        ServicePort port = new ServicePort();
        port.setName(entry.port().name());
        port.setNumber(sink.port(entry.port().number()).longValue());
        port.setProtocol(entry.port().application().filter("https"::equals).isPresent() ? "TLS" : "TCP");
        io.fabric8.istio.api.api.networking.v1alpha3.ServiceEntry spec =
                new io.fabric8.istio.api.api.networking.v1alpha3.ServiceEntry();
        spec.setHosts(new ArrayList<>(List.of(sink.text(entry.host()))));
        spec.setExportTo(new ArrayList<>(List.of(".")));
        spec.setLocation(ServiceEntryLocation.MESH_EXTERNAL);
        if (entry.addresses().isEmpty()) {
            spec.setResolution(ServiceEntryResolution.DNS);
        } else {
            spec.setResolution(ServiceEntryResolution.NONE);
            spec.setAddresses(
                    new ArrayList<>(entry.addresses().stream().map(sink::text).toList()));
        }
        spec.setPorts(new ArrayList<>(List.of(port)));
        ServiceEntry object = new ServiceEntry();
        object.setMetadata(labels.metadata(entry.component(), entry.name()));
        object.setSpec(spec);
        return object;
    }
}
