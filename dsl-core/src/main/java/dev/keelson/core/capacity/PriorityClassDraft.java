package dev.keelson.core.capacity;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.PriorityClass;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;

/**
 * The words inside {@code p.priorityClass(TOKEN, value, c -> …)}.
 *
 * @since 0.1.0
 */
public final class PriorityClassDraft extends Draft {
    /** Above are the classes of Kubernetes itself. */
    private static final Bounds VALUES = Bounds.between(0, 1_000_000_000);

    private final PriorityClass token;
    private final Placed<Count> value;
    private final Slot<Text> description = slot("describedAs");
    private final Slot<Boolean> neverPreempting = slot("neverPreempting");
    private final Slot<Boolean> globalDefault = slot("globalDefault");

    /** A draft in that scope. */
    public PriorityClassDraft(Scope scope, PriorityClass token, Count value) {
        super(scope);
        this.token = token;
        this.value = new Placed<>(value, scope.origin());
    }

    /** Says when the class is to be used, {@code description}. */
    public PriorityClassDraft describedAs(String text) {
        return describedAs(Text.of(text));
    }

    /** Says when the class is to be used, {@code description}. */
    public PriorityClassDraft describedAs(Text text) {
        description.set(text);
        return this;
    }

    /**
     * Lets its pods wait for room without pushing others out, {@code preemptionPolicy: Never}. By default they push out
     * pods of less value, {@code PreemptLowerPriority}.
     */
    public PriorityClassDraft neverPreempting() {
        neverPreempting.set(true);
        return this;
    }

    /** Gives the class to pods of the whole cluster that name none, {@code globalDefault: true}. */
    public PriorityClassDraft globalDefault() {
        globalDefault.set(true);
        return this;
    }

    /** {@return the class} */
    public Priority build() {
        return new Priority(
                token,
                scope().bind(scope().path().child("value"), value.value(), ValueType.COUNT, VALUES, value.origin()),
                Slot.bind(description, ValueType.TEXT),
                neverPreempting.value() == null,
                globalDefault.value() != null,
                scope().path(),
                scope().origin());
    }
}
