package dev.keelson.istio.controlplane;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The words inside {@code ControlPlane.installed(c -> …)}.
 *
 * <table>
 *   <caption>Defaults</caption>
 *   <tr><th>word</th><th>default</th></tr>
 *   <tr><td>{@code scaling}</td><td>2 to 5 istiods, by processor time, one of them always left by a drain</td></tr>
 *   <tr><td>{@code cpu}, {@code memory}</td><td>500m, 2Gi</td></tr>
 *   <tr><td>{@code hub}, {@code tag}</td><td>those of Istio's charts</td></tr>
 *   <tr><td>{@code accessLog}</td><td>none</td></tr>
 * </table>
 *
 * @since 0.1.0
 */
public final class ControlPlaneDraft extends Draft {
    private final Sizes sizes;
    private final Slot<Text> hub = slot("hub");
    private final Slot<Text> tag = slot("tag");
    private final Slot<Boolean> accessLog = slot("accessLog");
    private final Map<IngressGateway, GatewayDraft> gateways = new LinkedHashMap<>();

    ControlPlaneDraft(Scope scope) {
        super(scope);
        this.sizes = new Sizes(scope);
    }

    /** One istiod without a budget, for clusters that nobody waits for. */
    public ControlPlaneDraft single() {
        sizes.single();
        return this;
    }

    /** How many istiods there are, {@code pilot.autoscaleMin} and {@code autoscaleMax}; at least 2. */
    public ControlPlaneDraft scaling(int minimum, int maximum) {
        return scaling(Count.of(minimum), Count.of(maximum));
    }

    /** How many istiods there are, {@code pilot.autoscaleMin} and {@code autoscaleMax}; at least 2. */
    public ControlPlaneDraft scaling(Count minimum, Count maximum) {
        sizes.scaling(minimum, maximum);
        return this;
    }

    /** Processor time that is kept for each istiod, {@code pilot.resources.requests.cpu}. Default: 500m. */
    public ControlPlaneDraft cpu(Cpu request) {
        sizes.cpu(request);
        return this;
    }

    /** The memory that each istiod has, {@code pilot.resources}, request and limit. Default: 2Gi. */
    public ControlPlaneDraft memory(Memory amount) {
        sizes.memory(amount);
        return this;
    }

    /** Where Istio's images are pulled from, {@code global.hub}. */
    public ControlPlaneDraft hub(String registry) {
        return hub(Text.of(registry));
    }

    /** Where Istio's images are pulled from, {@code global.hub}. */
    public ControlPlaneDraft hub(Text registry) {
        hub.set(registry);
        return this;
    }

    /** The tag of Istio's images, {@code global.tag}. */
    public ControlPlaneDraft tag(String version) {
        return tag(Text.of(version));
    }

    /** The tag of Istio's images, {@code global.tag}. */
    public ControlPlaneDraft tag(Text version) {
        tag.set(version);
        return this;
    }

    /** Every proxy writes each request to its standard output, {@code meshConfig.accessLogFile}, as JSON. */
    public ControlPlaneDraft accessLog() {
        accessLog.set(true);
        return this;
    }

    /** Installs a gateway from Istio's chart {@code gateway}, its release having the gateway's name. */
    public ControlPlaneDraft gateway(IngressGateway gateway, Consumer<? super GatewayDraft> words) {
        GatewayDraft draft = new GatewayDraft(scope().inner(
                        "gateway " + gateway.name(),
                        scope().path().child("gateways").child(Component.keyOf(gateway.name()))));
        gateways.putIfAbsent(gateway, draft);
        open("gateway", draft, words);
        return this;
    }

    ControlPlaneFacts build() {
        return new ControlPlaneFacts(
                Slot.bind(hub, ValueType.TEXT),
                Slot.bind(tag, ValueType.TEXT),
                sizes.scaling(),
                sizes.cpuOr(Cpu.millis(500), "500m"),
                sizes.memoryOr(Memory.gib(2), "2Gi"),
                accessLog.value() != null,
                gateways.entrySet().stream()
                        .map(each -> each.getValue().build(each.getKey()))
                        .toList());
    }
}
