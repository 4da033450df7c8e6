package dev.keelson.core.observe.alert;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.time.Duration;

/**
 * The words inside {@code p.alert(name, expression, a -> …)}.
 *
 * @since 0.1.0
 */
public final class AlertDraft extends Draft {
    private final String name;
    private final PromQl expression;
    private final Slot<Span> lasting = slot("lasting");
    private final Slot<AlertSeverity> severity = slot("severity");
    private final Slot<Text> summary = slot("summary");
    private final Slot<Text> runbook = slot("runbook");

    /** A draft for the alert of that name. */
    public AlertDraft(Scope scope, String name, PromQl expression) {
        super(scope);
        this.name = name;
        this.expression = expression;
    }

    /** How long the expression has to hold, {@code for}. By default not at all. */
    public AlertDraft lasting(Duration span) {
        return lasting(Span.of(span));
    }

    /** How long the expression has to hold, {@code for}. By default not at all. */
    public AlertDraft lasting(Span span) {
        lasting.set(span);
        return this;
    }

    /** How soon somebody has to act, the label {@code severity}. Default: {@code warning}. */
    public AlertDraft severity(AlertSeverity level) {
        severity.set(level);
        return this;
    }

    /** What happened, the annotation {@code summary}; {@code {{ $labels.pod }}} and the like are Prometheus' to fill. */
    public AlertDraft summary(String sentence) {
        return summary(Text.of(sentence));
    }

    /** What happened, the annotation {@code summary}; {@code {{ $labels.pod }}} and the like are Prometheus' to fill. */
    public AlertDraft summary(Text sentence) {
        summary.set(sentence);
        return this;
    }

    /** Where it says what to do, the annotation {@code runbook_url}. */
    public AlertDraft runbook(String url) {
        return runbook(Text.of(url));
    }

    /** Where it says what to do, the annotation {@code runbook_url}. */
    public AlertDraft runbook(Text url) {
        runbook.set(url);
        return this;
    }

    /** {@return the alert, its scalars final} Its severity is a text, so that no number of alerts makes a chart branch. */
    public Alert build() {
        Placed<AlertSeverity> level = severity.orElse(AlertSeverity.WARNING, AlertSeverity.WARNING.toString())
                .get()
                .orElseThrow();
        return new Alert(
                name,
                null,
                scope().bind(
                                scope().path().child("expression"),
                                expression.text(),
                                ValueType.TEXT,
                                Bounds.NONE,
                                scope().origin()),
                Slot.bind(lasting, ValueType.SPAN, Bounds.fromSeconds(0)),
                scope().bind(
                                severity.path(),
                                Text.of(level.value().toString()),
                                ValueType.TEXT,
                                Bounds.of(Characters.LABEL_VALUE),
                                level.origin()),
                Slot.bind(summary, ValueType.TEXT),
                Slot.bind(runbook, ValueType.TEXT),
                scope().path(),
                scope().origin());
    }
}
