package dev.keelson.core.check.object;

import dev.keelson.core.container.Container;
import dev.keelson.core.diagnostic.Finding.Site;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.hatch.EscapeHatch;
import dev.keelson.core.identity.ComponentLabels;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.storage.Mount;
import dev.keelson.core.token.Component;
import dev.keelson.core.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the Java lines behind a part of an object: the word that said it, else the raw patch that changed the object, else
 * the line the object came from.
 *
 * @since 0.1.0
 */
public final class Places {
    private record Patched(Component component, String kind) {}

    private final Map<Component, Workload> workloads = new HashMap<>();
    private final Map<Component, ComponentLabels> labels = new HashMap<>();
    private final Map<String, Origin> words = new HashMap<>();
    private final Map<Patched, List<Origin>> patches = new HashMap<>();

    Places(View view) {
        view.all(Workload.class).forEach(workload -> workloads.put(workload.component(), workload));
        view.all(ComponentLabels.class).forEach(each -> labels.put(each.component(), each));
        for (Parameter parameter : view.run().parameters()) {
            words.put(parameter.path(), parameter.origin());
        }
        for (Attached<EscapeHatch> hatch : view.attached(EscapeHatch.class)) {
            if (hatch.component() != null) {
                patches.computeIfAbsent(
                                new Patched(hatch.component(), hatch.fact().touches()), first -> new ArrayList<>())
                        .add(hatch.origin());
            }
        }
    }

    /** {@return the place of what no word says by itself, so that a raw patch of the object is to blame where there is one} */
    public Place of(KubernetesObject object) {
        Source source = object.resource().source();
        List<Origin> changed = patches(object);
        if (changed.isEmpty()) {
            return Place.of(source.path(), source.origin());
        }
        List<Site> sites = new ArrayList<>();
        changed.forEach(patch -> sites.add(new Site(patch, sites.isEmpty() ? "" : "patched here too")));
        sites.add(new Site(source.origin(), "the object comes from here"));
        return new Place(source.path(), sites);
    }

    /** {@return the place of a word that is said at that path, and the object's where that path has no line} */
    public Place word(KubernetesObject object, String... steps) {
        ModelPath path = object.resource().source().path();
        for (String step : steps) {
            path = path.child(step);
        }
        Origin said = words.get(path.toString());
        return said == null ? of(object) : said(object, path, said);
    }

    /** {@return the place of an environment variable} */
    public Place variable(PodTemplate pod, PodContainer container, String name) {
        return declared(pod, container).stream()
                .flatMap(said -> said.environment().stream())
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .map(variable -> said(pod.owner(), variable.path(), variable.origin()))
                .orElseGet(() -> of(pod.owner()));
    }

    /** {@return the place of a port of a container} */
    public Place port(PodTemplate pod, PodContainer container, String name) {
        return declared(pod, container)
                .flatMap(said -> said.ports().stream()
                        .filter(open -> open.token().name().equals(name))
                        .findFirst()
                        .map(open ->
                                said(pod.owner(), said.path().child("ports").child(name), open.origin())))
                .orElseGet(() -> of(pod.owner()));
    }

    /** {@return the place of a volume, where it is mounted} */
    public Place volume(PodTemplate pod, String name) {
        return workload(pod.owner()).stream()
                .flatMap(workload -> workload.pod().containers().stream())
                .flatMap(container -> container.mounts().stream())
                .filter(mount -> mount.volume().equals(name))
                .findFirst()
                .map(Mount::origin)
                .map(origin -> said(pod.owner(), pod.owner().path().child("mounts"), origin))
                .orElseGet(() -> of(pod.owner()));
    }

    /** {@return the place of a label that a word gave to all objects of a component, empty where none did} */
    public Optional<Place> label(KubernetesObject object, String key) {
        @Nullable ComponentLabels said = object.component() == null ? null : labels.get(object.component());
        @Nullable Workload workload = object.component() == null ? null : workloads.get(object.component());
        if (said == null || workload == null || !said.labels().containsKey(key)) {
            return Optional.empty();
        }
        ModelPath path = workload.path().child("labels").child(key);
        return Optional.of(Place.of(path, words.getOrDefault(path.toString(), workload.origin())));
    }

    /** {@return the workload that the object is, empty where it is none or the language did not make it} */
    public Optional<Workload> workload(KubernetesObject object) {
        @Nullable Workload workload = object.component() == null ? null : workloads.get(object.component());
        return workload != null && workload.shape().kind().equals(object.kind())
                ? Optional.of(workload)
                : Optional.empty();
    }

    /** {@return a place for what that line said of the object; its patches may have changed it} */
    public Place said(KubernetesObject object, ModelPath path, Origin origin) {
        Place place = Place.of(path, origin);
        for (Origin patch : patches(object)) {
            place = place.also("the object is patched here", patch);
        }
        return place;
    }

    private Optional<Container> declared(PodTemplate pod, PodContainer container) {
        return workload(pod.owner()).stream()
                .flatMap(workload -> workload.pod().containers().stream())
                .filter(said -> said.name().equals(container.name()))
                .findFirst();
    }

    private List<Origin> patches(KubernetesObject object) {
        return object.component() == null
                ? List.of()
                : patches.getOrDefault(new Patched(object.component(), object.kind()), List.of());
    }
}
