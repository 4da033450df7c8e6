package dev.keelson.core.check.podsecurity;

import dev.keelson.core.check.object.Field;

/**
 * A field of a pod that a control does not admit.
 *
 * @param control which control
 * @param field where it is written, or would have to be
 * @param problem what is wrong with it, after its path
 * @param detail the one of several values that is wrong, empty where there is one only
 */
record Violation(Control control, Field field, String problem, String detail) {
    Violation(Control control, Field field, String problem) {
        this(control, field, problem, "");
    }
}
