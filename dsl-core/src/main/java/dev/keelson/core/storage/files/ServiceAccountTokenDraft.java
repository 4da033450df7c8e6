package dev.keelson.core.storage.files;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import java.util.Objects;

/**
 * The words inside {@code serviceAccountToken(file, t -> …)}: with what token a pod shows somebody who it is.
 *
 * @since 0.1.0
 */
public final class ServiceAccountTokenDraft extends Draft {
    /** The kubelet asks for tokens of ten minutes at least. */
    private static final int SHORTEST = 600;

    private final Slot<Text> audience = slot("audience");
    private final Slot<Span> expiresAfter = slot("expiresAfter");

    ServiceAccountTokenDraft(Scope scope) {
        super(scope);
    }

    /** Says whom it is for, {@code audience}; nobody else accepts it. Default: the API server. */
    public ServiceAccountTokenDraft audience(String recipient) {
        return audience(Text.of(recipient));
    }

    /** Says whom it is for, {@code audience}; nobody else accepts it. Default: the API server. */
    public ServiceAccountTokenDraft audience(Text recipient) {
        audience.set(recipient);
        return this;
    }

    /**
     * How long it is valid, {@code expirationSeconds}; the kubelet renews it before. Default: 1 hour. Finding:
     * {@code out-of-bounds} below 10 minutes.
     */
    public ServiceAccountTokenDraft expiresAfter(Duration span) {
        return expiresAfter(Span.of(span));
    }

    /**
     * How long it is valid, {@code expirationSeconds}; the kubelet renews it before. Default: 1 hour. Finding:
     * {@code out-of-bounds} below 10 minutes.
     */
    public ServiceAccountTokenDraft expiresAfter(Span span) {
        expiresAfter.set(span);
        return this;
    }

    FileSource build(String file, Origin origin) {
        return new FileSource.ServiceAccountToken(
                file,
                Slot.bind(audience, ValueType.TEXT),
                Objects.requireNonNull(
                        Slot.bind(
                                expiresAfter.orElse(Span.hours(1), "1h"), ValueType.SPAN, Bounds.fromSeconds(SHORTEST)),
                        "the library has a default"),
                origin);
    }
}
