package dev.keelson.validation.compliance;

import java.util.Collection;
import java.util.List;

/**
 * One control in one environment.
 *
 * @param control the control
 * @param state how it stands
 * @param objects the objects that keep it, as {@code NetworkPolicy shop/web}
 * @param proofs the tests that prove it
 * @since 0.1.0
 */
public record ComplianceRow(Control control, State state, List<String> objects, List<String> proofs) {

    /** How a control stands. */
    public enum State {
        /** Objects keep it, and tests prove it. */
        PROVEN("proven"),
        /** Objects keep it, tests of the files prove it, and something is left to be proven with traffic. */
        PENDING("pending"),
        /** The environment has nothing of what the control is about. */
        NOT_APPLICABLE("not applicable"),
        /** No object keeps it. */
        WITHOUT_OBJECTS("without objects"),
        /** No test proves it. */
        WITHOUT_PROOF("without proof");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** {@return whether the control does not hold, as far as anybody knows} */
        public boolean isGap() {
            return this == WITHOUT_OBJECTS || this == WITHOUT_PROOF;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * Keeps copies of the lists.
     *
     * @param control the control
     * @param state how it stands
     * @param objects the objects that keep it
     * @param proofs the tests that prove it
     */
    public ComplianceRow {
        objects = List.copyOf(objects);
        proofs = List.copyOf(proofs);
    }

    static ComplianceRow of(Control control, boolean applies, List<String> objects, Proofs all) {
        Collection<String> proofs = all.of(control);
        State state;
        if (!applies) {
            state = State.NOT_APPLICABLE;
        } else if (objects.isEmpty()) {
            state = State.WITHOUT_OBJECTS;
        } else if (proofs.isEmpty()) {
            state = State.WITHOUT_PROOF;
        } else {
            state = control.pending().isEmpty() || all.withTraffic(control) ? State.PROVEN : State.PENDING;
        }
        return new ComplianceRow(control, state, objects, List.copyOf(proofs));
    }
}
