package dev.keelson.istio.resilience;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.resilience.LoadBalancing.Failover;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code loadBalancing(l -> …)}, {@code trafficPolicy.loadBalancer} of a {@code DestinationRule}. Nothing is
 * written by default, and Istio takes the less loaded of two pods: of the caller's own zone, as long as they are well and outlier
 * detection is said.
 *
 * <p>A hash leads to the same pod from every zone, so {@code localityLbSetting} is switched off with it unless a failover is said.
 *
 * @since 0.1.0
 */
public final class LoadBalancingDraft extends Draft {
    private final Slot<BalancingPolicy> policy = slot("policy");
    private final Slot<HashKey> hash = slot("hash");
    private final Entries<String, Text> failovers = entries("failover");
    private final Items<String> priorities = items("failoverPriority");
    private final Slot<Span> warmup = slot("warmup");

    /** A draft in that scope. */
    public LoadBalancingDraft(Scope scope) {
        super(scope);
    }

    /** By what rule a pod is chosen, {@code simple}. Default: Istio's, {@link BalancingPolicy#LEAST_REQUEST}. */
    public LoadBalancingDraft policy(BalancingPolicy rule) {
        policy.set(rule);
        return this;
    }

    /** Sends the same cookie to the same pod, {@code consistentHash.httpCookie}; 0 s lives as long as the browser. */
    public LoadBalancingDraft hashByCookie(String name, Duration ttl) {
        return hashByCookie(name, Span.of(ttl));
    }

    /**
     * Sends the same cookie to the same pod, {@code consistentHash.httpCookie}. Whoever has none gets one with the first answer,
     * which lives so long; 0 s lives as long as the browser.
     */
    public LoadBalancingDraft hashByCookie(String name, Span ttl) {
        hash.set(name == null || ttl == null ? null : new HashKey.Cookie(Text.of(name), ttl, null));
        return this;
    }

    /** Sends the same cookie to the same pod, {@code consistentHash.httpCookie}, for calls below that path. */
    public LoadBalancingDraft hashByCookie(String name, Duration ttl, String path) {
        hash.set(
                name == null || ttl == null || path == null
                        ? null
                        : new HashKey.Cookie(Text.of(name), Span.of(ttl), Text.of(path)));
        return this;
    }

    /** Sends the same value of a header to the same pod, {@code consistentHash.httpHeaderName}. */
    public LoadBalancingDraft hashByHeader(String name) {
        hash.set(name == null ? null : new HashKey.Header(Text.of(name)));
        return this;
    }

    /** Sends the same value of a parameter to the same pod, {@code consistentHash.httpQueryParameterName}. */
    public LoadBalancingDraft hashByQuery(String name) {
        hash.set(name == null ? null : new HashKey.QueryParameter(Text.of(name)));
        return this;
    }

    /** Sends the same caller to the same pod, {@code consistentHash.useSourceIp}. */
    public LoadBalancingDraft hashBySourceAddress() {
        hash.set(new HashKey.SourceAddress());
        return this;
    }

    /**
     * Which region takes over when the pods of one fail, {@code localityLbSetting.failover}.
     *
     * <p>Findings: {@code failover-without-outlier-detection}, {@code hash-per-place}.
     */
    public LoadBalancingDraft failover(String from, String to) {
        failovers.put(from, to == null ? null : Text.of(to));
        return this;
    }

    /**
     * Prefers pods whose node has the same values of these labels as the caller's, {@code localityLbSetting.failoverPriority}:
     * {@code topology.kubernetes.io/region}, {@code topology.kubernetes.io/zone}.
     *
     * <p>Findings: {@code failover-without-outlier-detection}, {@code hash-per-place}.
     */
    public LoadBalancingDraft failoverPriority(String... labels) {
        Arrays.stream(labels).forEach(priorities::add);
        return this;
    }

    /** How long a new pod gets less than its share, {@code warmup.duration}. Default: no time at all. */
    public LoadBalancingDraft warmup(Duration span) {
        return warmup(Span.of(span));
    }

    /** How long a new pod gets less than its share, {@code warmup.duration}. Default: no time at all. */
    public LoadBalancingDraft warmup(Span span) {
        warmup.set(span);
        return this;
    }

    /** {@return what was said, its scalars final; null where nothing was} */
    public @Nullable LoadBalancing build() {
        if (!isSaid()) {
            return null;
        }
        Placed<BalancingPolicy> rule = policy.get().orElse(null);
        return new LoadBalancing(
                rule == null ? null : scope().bind(policy.path(), rule.value(), rule.origin()),
                hash.get().map(this::bound).orElse(null),
                bound(),
                priorities.get().stream().map(Placed::value).toList(),
                Slot.bind(warmup, ValueType.SPAN, Bounds.fromSeconds(1)),
                scope().path(),
                scope().origin());
    }

    private List<Failover> bound() {
        return failovers.get().entrySet().stream()
                .map(each -> new Failover(
                        scope().checked(
                                        failovers.path(each.getKey()),
                                        Text.of(each.getKey()),
                                        ValueType.TEXT,
                                        each.getValue().origin()),
                        scope().bind(
                                        failovers.path(each.getKey()),
                                        each.getValue().value(),
                                        ValueType.TEXT,
                                        Bounds.NONE,
                                        each.getValue().origin())))
                .toList();
    }

    private HashKey bound(Placed<HashKey> said) {
        if (said.value() instanceof HashKey.Cookie cookie) {
            return new HashKey.Cookie(
                    cookie.name(),
                    scope().bind(
                                    hash.path().child("ttl"),
                                    cookie.ttl(),
                                    ValueType.SPAN,
                                    Bounds.fromSeconds(0),
                                    said.origin()),
                    cookie.path());
        }
        return said.value();
    }
}
