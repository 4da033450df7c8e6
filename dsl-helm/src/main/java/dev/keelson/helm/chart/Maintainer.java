package dev.keelson.helm.chart;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who answers for a chart, {@code maintainers[]}.
 *
 * @since 0.1.0
 */
public final class Maintainer {
    private final String name;
    private final @Nullable String email;
    private final @Nullable String url;

    private Maintainer(String name, @Nullable String email, @Nullable String url) {
        this.name = name;
        this.email = email;
        this.url = url;
    }

    /** {@return somebody of that name, {@code maintainers[].name}} */
    public static Maintainer named(String name) {
        return new Maintainer(name, null, null);
    }

    /** {@return the same one with an address for letters, {@code maintainers[].email}} */
    public Maintainer email(String address) {
        return new Maintainer(name, address, url);
    }

    /** {@return the same one with a page, {@code maintainers[].url}} */
    public Maintainer page(String address) {
        return new Maintainer(name, email, address);
    }

    String name() {
        return name;
    }

    @Nullable
    String email() {
        return email;
    }

    @Nullable
    String url() {
        return url;
    }

    @Override
    public String toString() {
        return name;
    }
}
