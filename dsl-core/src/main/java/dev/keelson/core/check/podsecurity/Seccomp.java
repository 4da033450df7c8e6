package dev.keelson.core.check.podsecurity;

import dev.keelson.core.check.object.Field;
import java.util.List;

/** Profiles that filter system calls. */
final class Seccomp {
    private static final List<String> FILTERS = List.of("RuntimeDefault", "Localhost");

    private Seccomp() {}

    static boolean isFilter(Field type) {
        return FILTERS.contains(type.text());
    }
}
