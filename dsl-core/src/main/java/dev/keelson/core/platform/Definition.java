package dev.keelson.core.platform;

import java.util.Locale;

/**
 * A whole platform in plain Java. It is a pure function of its settings: run twice it says the same, so it asks neither
 * the clock nor the machine.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Definition {

    /**
     * Says what runs, who talks to whom and what it must survive.
     *
     * @param p the platform to say it to; usable only until this method returns
     */
    void define(PlatformDraft p);

    /**
     * The platform's name, label {@code app.kubernetes.io/part-of}. Default: the simple name of the class, its words
     * joined by dashes.
     */
    default String name() {
        String words = getClass().getSimpleName().replaceAll("([a-z0-9])([A-Z])", "$1-$2");
        String name = words.replaceAll("\\$.*|[^A-Za-z0-9-]", "").toLowerCase(Locale.ROOT);
        return name.isEmpty() ? "platform" : name;
    }
}
