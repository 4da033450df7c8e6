package dev.keelson.istio.injection;

import dev.keelson.core.extension.Patch;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.View;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import dev.keelson.istio.membership.DataPlane;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.membership.MeshFacts.ProxyNeeds;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says on namespaces and on pods who gets a sidecar, and whose calls the proxy of the node carries. Pods say it themselves
 * too, so that they do not depend on who made their namespace.
 *
 * @see <a href="https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/">Istio: sidecar injection</a>
 * @see <a href="https://istio.io/latest/docs/ambient/usage/add-workloads/">Istio: add workloads to an ambient mesh</a>
 * @since 0.1.0
 */
public final class InjectionRenderer implements Patch {
    private static final String PREFIX = "sidecar.istio.io/";
    private static final String INJECT = PREFIX + "inject";
    private static final String REVISION = "istio.io/rev";
    private static final String DATA_PLANE = "istio.io/dataplane-mode";
    private static final String AMBIENT = "ambient";
    private static final String NONE = "none";

    /** A renderer without state. */
    public InjectionRenderer() {}

    @Override
    public void apply(View view, Resources resources) {
        Membership.of(view.model()).ifPresent(membership -> resources.all().forEach(resource -> {
            if (resource.object() instanceof Namespace namespace) {
                namespace(namespace.getMetadata(), membership, view);
            }
            resource.podTemplate().ifPresent(template -> pods(template, resource, membership, view.sink()));
        }));
    }

    private static void namespace(ObjectMeta metadata, Membership membership, View view) {
        Optional<dev.keelson.core.token.Namespace> token = membership.namespaces().stream()
                .filter(member -> view.sink().text(member.written()).equals(metadata.getName()))
                .findFirst();
        Map<String, String> labels = labels(metadata);
        Text revision = membership.mesh().revision();
        boolean hasSidecars = token.map(member -> membership.plane(member) == DataPlane.SIDECARS)
                .orElseGet(() -> membership.mesh().plane() == DataPlane.SIDECARS);
        if (!hasSidecars) {
            labels.put(DATA_PLANE, token.isPresent() ? AMBIENT : NONE);
        } else if (token.isEmpty()) {
            labels.put("istio-injection", "disabled");
        } else if (revision == null) {
            labels.put("istio-injection", "enabled");
        } else {
            labels.put(REVISION, view.sink().text(revision));
        }
        metadata.setLabels(labels);
    }

    private static void pods(PodTemplateSpec template, Resource resource, Membership membership, Sink sink) {
        Component component = resource.source().component();
        if (component == null) {
            return;
        }
        ObjectMeta metadata = Objects.requireNonNullElseGet(template.getMetadata(), ObjectMeta::new);
        Map<String, String> labels = labels(metadata);
        boolean beside = membership.plane(component.namespace()) == DataPlane.SIDECARS;
        if (membership.hasSidecar(component)) {
            labels.put(INJECT, "true");
            Text revision = membership.mesh().revision();
            if (revision != null) {
                labels.put(REVISION, sink.text(revision));
            }
            if (!beside) {
                labels.put(DATA_PLANE, NONE);
            }
            metadata.setAnnotations(
                    annotations(metadata.getAnnotations(), membership.mesh().proxy(), sink));
        } else if (membership.isAmbient(component)) {
            labels.put(DATA_PLANE, AMBIENT);
            if (beside) {
                labels.put(INJECT, "false");
            }
        } else if (!membership.isLeft(component.namespace())) {
            labels.put(beside ? INJECT : DATA_PLANE, beside ? "false" : NONE);
        }
        metadata.setLabels(labels);
        template.setMetadata(metadata);
    }

    /** Native sidecars start before all others and end after them, so that jobs end and init containers have a network. */
    private static Map<String, String> annotations(@Nullable Map<String, String> own, ProxyNeeds proxy, Sink sink) {
        Map<String, String> all = own == null ? new LinkedHashMap<>() : new LinkedHashMap<>(own);
        all.putIfAbsent(PREFIX + "nativeSidecar", "true");
        all.putIfAbsent(PREFIX + "proxyCPU", sink.text(proxy.cpu()));
        all.putIfAbsent(PREFIX + "proxyCPULimit", sink.text(proxy.cpuLimit()));
        all.putIfAbsent(PREFIX + "proxyMemory", sink.text(proxy.memory()));
        all.putIfAbsent(PREFIX + "proxyMemoryLimit", sink.text(proxy.memory()));
        return all;
    }

    private static Map<String, String> labels(ObjectMeta metadata) {
        return metadata.getLabels() == null ? new LinkedHashMap<>() : new LinkedHashMap<>(metadata.getLabels());
    }
}
