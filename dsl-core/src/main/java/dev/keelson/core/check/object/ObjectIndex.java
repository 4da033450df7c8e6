package dev.keelson.core.check.object;

import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All objects of a platform as they will be written, found by kind, by name and by what selects them. What cannot be
 * written is left out, because another check reports it.
 *
 * @since 0.1.0
 */
public final class ObjectIndex {
    private record Key(String group, String kind, String namespace, String name) {
        static Key of(KubernetesObject object) {
            return new Key(object.group(), object.kind(), object.namespace(), object.name());
        }
    }

    private final List<KubernetesObject> all = new ArrayList<>();
    private final Map<Key, KubernetesObject> byName = new HashMap<>();
    private final Map<String, List<KubernetesObject>> byKind = new HashMap<>();
    private final List<PodTemplate> templates = new ArrayList<>();
    private final PodIndex pods;
    private final Namespaces namespaces;

    /** An index of the objects of that view. */
    public ObjectIndex(View view) {
        Injections injections = new Injections(view);
        view.resources().all().forEach(resource -> add(resource, injections));
        this.pods = new PodIndex(templates);
        this.namespaces = new Namespaces(view, all("", "Namespace"));
    }

    private void add(Resource resource, Injections injections) {
        KubernetesObject object;
        try {
            object = KubernetesObject.of(resource);
        } catch (IllegalArgumentException unwritable) {
            return;
        }
        if (object.kind().isEmpty() || object.name().isEmpty()) {
            return;
        }
        all.add(object);
        byName.putIfAbsent(Key.of(object), object);
        byKind.computeIfAbsent(object.group() + "/" + object.kind(), first -> new ArrayList<>())
                .add(object);
        PodTemplate.of(object, injections.of(object.component())).ifPresent(templates::add);
    }

    /** {@return all objects in the order they were rendered} */
    public List<KubernetesObject> all() {
        return List.copyOf(all);
    }

    /** {@return all objects of that group and kind} */
    public List<KubernetesObject> all(String group, String kind) {
        return List.copyOf(byKind.getOrDefault(group + "/" + kind, List.of()));
    }

    /** {@return the object of that name, the first if there are several} */
    public Optional<KubernetesObject> find(String group, String kind, String namespace, String name) {
        @Nullable KubernetesObject found = byName.get(new Key(group, kind, namespace, name));
        return Optional.ofNullable(found);
    }

    /** {@return the first object that has the identity of that one} */
    public KubernetesObject first(KubernetesObject object) {
        return byName.getOrDefault(Key.of(object), object);
    }

    /** {@return all templates of pods} */
    public List<PodTemplate> templates() {
        return List.copyOf(templates);
    }

    /** {@return the templates of a namespace whose pods are selected} */
    public Stream<PodTemplate> selected(String namespace, PodSelector selector) {
        return pods.selected(namespace, selector);
    }

    /** {@return the namespaces the platform knows of} */
    public Namespaces namespaces() {
        return namespaces;
    }
}
