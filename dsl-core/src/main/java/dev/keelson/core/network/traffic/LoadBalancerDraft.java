package dev.keelson.core.network.traffic;

import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words inside {@code loadBalancer(l -> …)}: a load balancer of the cluster's cloud takes calls from outside.
 *
 * @since 0.1.0
 */
public final class LoadBalancerDraft extends OutsideDraft<LoadBalancerDraft> {
    private final Slot<Text> className = slot("className");
    private final Items<Cidr> sources = items("sourceRanges");

    /** A draft in that scope. */
    public LoadBalancerDraft(Scope scope) {
        super(scope);
    }

    /** Which implementation provides it, {@code loadBalancerClass}. By default the cluster's usual one. */
    public LoadBalancerDraft className(String name) {
        return className(Text.of(name));
    }

    /** Which implementation provides it, {@code loadBalancerClass}. By default the cluster's usual one. */
    public LoadBalancerDraft className(Text name) {
        className.set(name);
        return this;
    }

    /**
     * Who may call, {@code loadBalancerSourceRanges}. By default everybody.
     *
     * <p>Finding: {@code open-load-balancer} in production without it.
     */
    public LoadBalancerDraft sourceRanges(Cidr... blocks) {
        Arrays.stream(blocks).forEach(sources::add);
        return this;
    }

    @Override
    public OutsideTraffic build() {
        List<Cidr> checked = new ArrayList<>();
        sources.get()
                .forEach(placed ->
                        checked.add(scope().checked(sources.path(), placed.value(), ValueType.CIDR, placed.origin())));
        return built(new OutsideTraffic.Balancer(
                Slot.bind(className, ValueType.TEXT, Bounds.of(Characters.SINGLE_LINE)), checked));
    }

    @Override
    LoadBalancerDraft self() {
        return this;
    }
}
