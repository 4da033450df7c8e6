package dev.keelson.istio.ratelimit;

import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Sink;
import dev.keelson.istio.route.TextMatch;
import io.fabric8.istio.api.api.networking.v1alpha3.EnvoyFilterApplyTo;
import io.fabric8.istio.api.api.networking.v1alpha3.EnvoyFilterEnvoyConfigObjectMatch;
import io.fabric8.istio.api.api.networking.v1alpha3.EnvoyFilterEnvoyConfigObjectMatchListener;
import io.fabric8.istio.api.api.networking.v1alpha3.EnvoyFilterEnvoyConfigObjectPatch;
import io.fabric8.istio.api.api.networking.v1alpha3.EnvoyFilterListenerMatch;
import io.fabric8.istio.api.api.networking.v1alpha3.EnvoyFilterListenerMatchFilterChainMatch;
import io.fabric8.istio.api.api.networking.v1alpha3.EnvoyFilterListenerMatchFilterMatch;
import io.fabric8.istio.api.api.networking.v1alpha3.EnvoyFilterListenerMatchSubFilterMatch;
import io.fabric8.istio.api.api.networking.v1alpha3.EnvoyFilterPatch;
import io.fabric8.istio.api.api.networking.v1alpha3.EnvoyFilterPatchContext;
import io.fabric8.istio.api.api.networking.v1alpha3.EnvoyFilterPatchOperation;
import io.fabric8.istio.api.api.networking.v1alpha3.WorkloadSelector;
import io.fabric8.istio.api.networking.v1alpha3.EnvoyFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes filters of Envoy into the sidecars of a component, where requests arrive. */
final class SidecarFilterRenderer {
    private static final String MANAGER = "envoy.filters.network.http_connection_manager";
    private static final String ROUTER = "envoy.filters.http.router";

    /** Above none at all, so that Istio applies it whatever else changes filters. */
    private static final int PRIORITY = 10;

    private final LabelWriter labels;
    private final Sink sink;

    SidecarFilterRenderer(LabelWriter labels, Sink sink) {
        this.labels = labels;
        this.sink = sink;
    }

    EnvoyFilter object(Component component, String name, List<EnvoyFilterEnvoyConfigObjectPatch> patches) {
        WorkloadSelector selector = new WorkloadSelector();
        selector.setLabels(Labels.component(component));
        io.fabric8.istio.api.api.networking.v1alpha3.EnvoyFilter spec =
                new io.fabric8.istio.api.api.networking.v1alpha3.EnvoyFilter();
        spec.setWorkloadSelector(selector);
        spec.setPriority(PRIORITY);
        spec.setConfigPatches(new ArrayList<>(patches));
        EnvoyFilter object = new EnvoyFilter();
        object.setMetadata(labels.metadata(component, name));
        object.setSpec(spec);
        return object;
    }

    /** Right before requests are handed on, when it is clear that the caller may ask at all. */
    static EnvoyFilterEnvoyConfigObjectPatch filter(Map<String, Object> value) {
        return filter(value, null);
    }

    /** The same, on one port of the pods alone where one is given. */
    static EnvoyFilterEnvoyConfigObjectPatch filter(Map<String, Object> value, @Nullable Long port) {
        EnvoyFilterListenerMatchSubFilterMatch router = new EnvoyFilterListenerMatchSubFilterMatch();
        router.setName(ROUTER);
        EnvoyFilterListenerMatchFilterMatch manager = new EnvoyFilterListenerMatchFilterMatch();
        manager.setName(MANAGER);
        manager.setSubFilter(router);
        EnvoyFilterListenerMatchFilterChainMatch chain = new EnvoyFilterListenerMatchFilterChainMatch();
        chain.setFilter(manager);
        EnvoyFilterListenerMatch listener = new EnvoyFilterListenerMatch();
        listener.setPortNumber(port);
        listener.setFilterChain(chain);
        EnvoyFilterEnvoyConfigObjectMatchListener type = new EnvoyFilterEnvoyConfigObjectMatchListener();
        type.setListener(listener);
        EnvoyFilterEnvoyConfigObjectMatch match = inbound();
        match.setObjectTypes(type);
        return patch(EnvoyFilterApplyTo.HTTP_FILTER, match, EnvoyFilterPatchOperation.INSERT_BEFORE, value);
    }

    static EnvoyFilterEnvoyConfigObjectPatch hosts(Map<String, Object> value) {
        return patch(EnvoyFilterApplyTo.VIRTUAL_HOST, inbound(), EnvoyFilterPatchOperation.MERGE, value);
    }

    private static EnvoyFilterEnvoyConfigObjectMatch inbound() {
        EnvoyFilterEnvoyConfigObjectMatch match = new EnvoyFilterEnvoyConfigObjectMatch();
        match.setContext(EnvoyFilterPatchContext.SIDECAR_INBOUND);
        return match;
    }

    private static EnvoyFilterEnvoyConfigObjectPatch patch(
            EnvoyFilterApplyTo where,
            EnvoyFilterEnvoyConfigObjectMatch match,
            EnvoyFilterPatchOperation operation,
            Map<String, Object> value) {
        EnvoyFilterPatch patch = new EnvoyFilterPatch();
        patch.setOperation(operation);
        patch.setValue(value);
        EnvoyFilterEnvoyConfigObjectPatch object = new EnvoyFilterEnvoyConfigObjectPatch();
        object.setApplyTo(where);
        object.setMatch(match);
        object.setPatch(patch);
        return object;
    }

    /** What gives requests that fit a name. */
    Map<String, Object> named(String name, Map<String, TextMatch> headers) {
        if (headers.isEmpty()) {
            return fields("generic_key", fields("descriptor_value", name));
        }
        List<Object> matches = new ArrayList<>();
        headers.forEach((header, match) -> matches.add(fields("name", header, "string_match", text(match))));
        return fields("header_value_match", fields("descriptor_value", name, "headers", matches));
    }

    private Map<String, Object> text(TextMatch match) {
        String text = sink.text(match.text());
        return switch (match.kind()) {
            case EXACT -> fields("exact", text);
            case PREFIX -> fields("prefix", text);
            case REGEX -> fields("safe_regex", fields("regex", text));
        };
    }

    /** A map of these names and values, in this order. */
    static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
