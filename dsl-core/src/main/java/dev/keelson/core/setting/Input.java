package dev.keelson.core.setting;

import dev.keelson.core.origin.Origin;

/**
 * Something that may differ between environments and that the user of a chart may set: a scalar {@link Setting}, a
 * {@link Toggle} or a {@link Choice}.
 *
 * @since 0.1.0
 */
public abstract sealed class Input permits Choice, Setting, Toggle {
    private final String path;
    private final String description;
    private final Origin origin;

    Input(String path, String description, Origin origin) {
        this.path = path;
        this.description = description;
        this.origin = origin;
    }

    /** {@return its place in overrides and in a chart's values, {@code api.minimum}} */
    public final String path() {
        return path;
    }

    /** {@return what it is for, one sentence for the values file, empty where nothing was said} */
    public final String description() {
        return description;
    }

    /** {@return the line that declared it} */
    public final Origin origin() {
        return origin;
    }

    @Override
    public final String toString() {
        return path;
    }
}
