package dev.keelson.core.security;

import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Count;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a pod may do. Without loosenings it is Pod Security {@code restricted} with a read-only root file system.
 *
 * @param user the user id of its processes, null for the image's own
 * @param group the group id of its processes and volumes, null for the image's own
 * @param loosenings the rights given by name
 * @param capabilities the capabilities added by name
 * @since 0.1.0
 */
public record SecurityProfile(
        @Nullable Count user,
        @Nullable Count group,
        Map<Loosening, Reason> loosenings,
        Map<Capability, Reason> capabilities) {

    /**
     * Why a right was given.
     *
     * @param because the reason
     * @param origin the line that gave it
     */
    public record Reason(String because, Origin origin) {}

    /** Keeps rights sorted and from changing. */
    public SecurityProfile {
        loosenings = Collections.unmodifiableMap(new TreeMap<>(loosenings));
        capabilities = Collections.unmodifiableMap(new TreeMap<>(capabilities));
    }

    /** {@return no right by name, and the user and group of whoever asks} */
    public static SecurityProfile tight() {
        return new SecurityProfile(null, null, Map.of(), Map.of());
    }

    /** {@return this profile with a right that follows from something else, unless it was given by name} */
    public SecurityProfile with(Loosening right, String because, Origin origin) {
        Map<Loosening, Reason> more = new TreeMap<>(loosenings);
        more.putIfAbsent(right, new Reason(because, origin));
        return new SecurityProfile(user, group, more, capabilities);
    }

    /** {@return whether the right was given} */
    public boolean allows(Loosening right) {
        return loosenings.containsKey(right);
    }
}
