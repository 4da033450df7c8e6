package dev.keelson.core.inventory;

import java.util.List;

/**
 * An apply that cannot go on, with all that is known of why.
 *
 * @since 0.1.0
 */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    /** With a text for each reason. */
    public RefusedException(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    /** {@return a text for each reason} */
    public List<String> lines() {
        return lines;
    }
}
