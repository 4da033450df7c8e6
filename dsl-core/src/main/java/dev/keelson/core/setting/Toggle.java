package dev.keelson.core.setting;

import dev.keelson.core.origin.Origin;

/**
 * A setting that is on or off. {@code p.get(toggle)} is a plain boolean, because what is finite may shape a platform with
 * {@code if}.
 *
 * @since 0.1.0
 */
public final class Toggle extends Input {
    private final boolean onByDefault;

    Toggle(String path, boolean onByDefault, String description, Origin origin) {
        super(path, description, origin);
        this.onByDefault = onByDefault;
    }

    /** {@return the same toggle, on where nobody says otherwise} */
    public Toggle onByDefault() {
        return new Toggle(path(), true, description(), origin());
    }

    /** {@return the same toggle with a sentence for the values file} */
    public Toggle describedAs(String sentence) {
        return new Toggle(path(), onByDefault, sentence, origin());
    }

    /** {@return whether it is on where nobody says otherwise} */
    public boolean isOnByDefault() {
        return onByDefault;
    }
}
