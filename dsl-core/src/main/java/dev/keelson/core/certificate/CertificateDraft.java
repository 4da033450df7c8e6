package dev.keelson.core.certificate;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import java.util.Objects;

/**
 * The words inside {@code tls(ISSUER, c -> …)}: how long a certificate is valid.
 *
 * <p>Finding: {@code renewal-before-issue} where it would be renewed before it is issued.
 *
 * @since 0.1.0
 */
public final class CertificateDraft extends Draft {
    private static final Bounds DURATION = Bounds.fromSeconds(3_600);
    private static final Bounds RENEW_BEFORE = Bounds.fromSeconds(300);

    private final Slot<Span> duration = slot("duration");
    private final Slot<Span> renewBefore = slot("renewBefore");

    /** A draft for the certificate of that scope. */
    public CertificateDraft(Scope scope) {
        super(scope);
    }

    /**
     * How long it is asked to be valid, {@code spec.duration}; at least an hour. Default: 2160 hours, which are 90 days.
     * An ACME server decides by itself.
     */
    public CertificateDraft duration(Duration span) {
        return duration(Span.of(span));
    }

    /**
     * How long it is asked to be valid, {@code spec.duration}; at least an hour. Default: 2160 hours, which are 90 days.
     * An ACME server decides by itself.
     */
    public CertificateDraft duration(Span span) {
        duration.set(span);
        return this;
    }

    /**
     * How long before its end it is renewed, {@code spec.renewBefore}; at least five minutes. Default: 720 hours, which
     * are 30 days.
     */
    public CertificateDraft renewBefore(Duration span) {
        return renewBefore(Span.of(span));
    }

    /**
     * How long before its end it is renewed, {@code spec.renewBefore}; at least five minutes. Default: 720 hours, which
     * are 30 days.
     */
    public CertificateDraft renewBefore(Span span) {
        renewBefore.set(span);
        return this;
    }

    /** {@return how long it is valid, made final} */
    public Span boundDuration() {
        return bound(duration.orElse(Span.hours(2_160), "2160h"), DURATION);
    }

    /** {@return how long before its end it is renewed, made final} */
    public Span boundRenewBefore() {
        return bound(renewBefore.orElse(Span.hours(720), "720h"), RENEW_BEFORE);
    }

    private static Span bound(Slot<Span> slot, Bounds bounds) {
        return Objects.requireNonNull(Slot.bind(slot, ValueType.SPAN, bounds), "the library has a default");
    }
}
