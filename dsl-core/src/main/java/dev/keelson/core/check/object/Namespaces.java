package dev.keelson.core.check.object;

import dev.keelson.core.access.Access;
import dev.keelson.core.exposure.Door;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.NamespaceFacts;
import dev.keelson.core.identity.PodSecurity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The namespaces that the platform knows of, and whose they are.
 *
 * @since 0.1.0
 */
public final class Namespaces {
    /** The label that decides which pods a namespace admits. */
    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

    private static final List<String> OF_EVERY_CLUSTER =
            List.of("default", "kube-system", "kube-public", "kube-node-lease");

    private final Set<String> known = new HashSet<>(OF_EVERY_CLUSTER);
    private final Map<String, PodSecurity> declared = new HashMap<>();
    private final Map<String, PodSecurity> owned = new HashMap<>();

    Namespaces(View view, List<KubernetesObject> objects) {
        view.all(NamespaceFacts.class).forEach(facts -> {
            String name = view.name(facts.token());
            known.add(name);
            declared.put(name, facts.podSecurity());
        });
        view.attached(Door.class).forEach(door -> {
            door.fact().home().ifPresent(home -> known.add(view.name(home)));
            door.fact().credentials().ifPresent(home -> known.add(view.name(home)));
        });
        for (Access access : view.all(Access.class)) {
            if (access.namespace() != null && !access.namespace().isOwned()) {
                known.add(view.name(access.namespace()));
            }
        }
        for (KubernetesObject object : objects) {
            known.add(object.name());
            owned.putIfAbsent(object.name(), level(object));
        }
    }

    /** {@return whether somebody is known to make it} */
    public boolean isKnown(String name) {
        return known.contains(name);
    }

    /** {@return whether the platform makes it, so that all there is in it can be expected to be the platform's} */
    public boolean isOwned(String name) {
        return owned.containsKey(name);
    }

    /**
     * {@return which pods it admits} By its object where the platform makes it, else by what the definition says of it,
     * else {@code restricted}.
     */
    public PodSecurity podSecurity(String name) {
        return owned.getOrDefault(name, declared.getOrDefault(name, PodSecurity.RESTRICTED));
    }

    /** A namespace without the label enforces nothing; the admission controller takes a level it does not know for the strictest. */
    private static PodSecurity level(KubernetesObject namespace) {
        String label = namespace.labels().get(ENFORCE);
        if (label == null) {
            return PodSecurity.PRIVILEGED;
        }
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "privileged" -> PodSecurity.PRIVILEGED;
            case "baseline" -> PodSecurity.BASELINE;
            default -> PodSecurity.RESTRICTED;
        };
    }
}
