package dev.keelson.core.pod;

import dev.keelson.core.container.Container;
import dev.keelson.core.container.OpenPort;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.placement.PlacementDraft;
import dev.keelson.core.security.SecurityDraft;
import dev.keelson.core.security.SecurityParts;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.storage.Claim;
import dev.keelson.core.storage.Volume;
import dev.keelson.core.storage.VolumeParts;
import dev.keelson.core.token.Names;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.PriorityClass;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The words that every pod has, and those of its main container.
 *
 * @param <S> the draft itself, so that words can be chained
 * @since 0.1.0
 */
@SuppressWarnings("this-escape") // the places of words keep the scope alone
public abstract class PodDraft<S extends PodDraft<S>> extends PlacementDraft<S> {
    private final SecurityParts security;
    private final Entries<String, CompanionDraft<?>> companions = entries("containers", "container");
    private final Entries<String, Text> labels = entries("labels", "label");
    private final Entries<String, Text> annotations = entries("annotations", "annotation");
    private final Items<SecretRef> pullSecrets = items("pullSecret");
    private final Slot<PriorityClass> priority = slot("priority");
    private final Slot<Span> terminationGrace = slot("terminationGrace");

    /** The words of a pod. */
    protected PodDraft(Scope scope) {
        super(scope, new VolumeParts(scope));
        this.security = new SecurityParts(scope);
    }

    /** Pod: runs as that user, {@code runAsUser}; unless {@link #group} says otherwise also as that group. */
    public S user(int id) {
        return user(Count.of(id));
    }

    /** Pod: runs as that user, {@code runAsUser}; unless {@link #group} says otherwise also as that group. */
    public S user(Count id) {
        security.user().set(id);
        return self();
    }

    /** Pod: runs as that group and owns its volumes as such, {@code runAsGroup} and {@code fsGroup}. */
    public S group(int id) {
        return group(Count.of(id));
    }

    /** Pod: runs as that group and owns its volumes as such, {@code runAsGroup} and {@code fsGroup}. */
    public S group(Count id) {
        security.group().set(id);
        return self();
    }

    /** Pod: gets rights that pods do not have by default, each with its reason. */
    public S security(Consumer<? super SecurityDraft> words) {
        security.rights(words);
        return self();
    }

    /**
     * Pod: runs a container to its end before the main one starts, {@code initContainers}. Init containers and sidecars
     * start in the order in which they are said.
     */
    public S initContainer(String name, Image image, Consumer<? super InitContainerDraft> words) {
        InitContainerDraft draft =
                new InitContainerDraft(companionScope("init container", "initContainers", name), name, image(image));
        companions.put(name, draft);
        open("initContainer", draft, words);
        return self();
    }

    /**
     * Pod: runs a container beside the main one, {@code initContainers} with {@code restartPolicy: Always}. It starts
     * before the main one and stops after it.
     */
    public S sidecar(String name, Image image, Consumer<? super SidecarDraft> words) {
        SidecarDraft draft = new SidecarDraft(companionScope("sidecar", "sidecars", name), name, image(image));
        companions.put(name, draft);
        open("sidecar", draft, words);
        return self();
    }

    /** Pod: carries a label, and so do its objects. Finding: {@code reserved-label} for the library's own. */
    public S label(String key, String value) {
        return label(key, Text.of(value));
    }

    /** Pod: carries a label, and so do its objects. Finding: {@code reserved-label} for the library's own. */
    public S label(String key, Text value) {
        labels.put(key, value);
        return self();
    }

    /** Pod: carries an annotation. */
    public S annotation(String key, String value) {
        return annotation(key, Text.of(value));
    }

    /** Pod: carries an annotation. */
    public S annotation(String key, Text value) {
        annotations.put(key, value);
        return self();
    }

    /** Pod: pulls its images with the credentials in that secret, {@code imagePullSecrets}. */
    public S pullSecret(SecretRef secret) {
        pullSecrets.add(secret);
        return self();
    }

    /**
     * Pod: has that long to stop before it is killed, {@code terminationGracePeriodSeconds}; the time of a
     * {@code preStop} hook is part of it. Default: 30 s, as Kubernetes has it.
     *
     * <p>Finding: {@code short-grace}.
     */
    public S terminationGrace(Duration span) {
        return terminationGrace(Span.of(span));
    }

    /**
     * Pod: has that long to stop before it is killed, {@code terminationGracePeriodSeconds}; the time of a
     * {@code preStop} hook is part of it. Default: 30 s, as Kubernetes has it.
     *
     * <p>Finding: {@code short-grace}.
     */
    public S terminationGrace(Span span) {
        terminationGrace.set(span);
        return self();
    }

    /**
     * Pod: belongs to that priority class, {@code priorityClassName}. By default to the cluster's default, usually of value
     * 0. Finding: {@code undefined-priority-class}.
     */
    public S priority(PriorityClass token) {
        priority.set(token);
        return self();
    }

    /** Takes from a weaker layer what this one lacks. */
    protected final void inheritPod(PodDraft<?> weaker) {
        inheritPlacement(weaker);
        security.inherit(weaker.security);
        companions.inherit(weaker.companions);
        labels.inherit(weaker.labels);
        annotations.inherit(weaker.annotations);
        pullSecrets.inherit(weaker.pullSecrets);
        terminationGrace.inherit(weaker.terminationGrace);
        priority.inherit(weaker.priority);
    }

    /** {@return the ports that its containers open, their numbers final} */
    protected final List<OpenPort> openPorts() {
        List<OpenPort> open = new ArrayList<>(container().openPorts());
        companions.get().values().forEach(placed -> open.addAll(placed.value().openPorts()));
        return List.copyOf(open);
    }

    /** {@return the number of an open port as a symbol that follows overrides, null where no container opens it yet} */
    protected final @Nullable PortNumber openNumber(Port port) {
        PortNumber own = container().numberOf(port);
        return own != null
                ? own
                : companions.get().values().stream()
                        .map(placed -> placed.value().numberOf(port))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /**
     * The pod, its scalars final.
     *
     * @param mainName the name of the main container
     * @param claims the claims that its containers can mount
     */
    protected final Pod buildPod(String mainName, List<Claim> claims) {
        List<Volume> volumes = new ArrayList<>(volumes().volumes());
        Container main =
                container().build(Container.Role.MAIN, mainName, volumes().mounts());
        List<Container> beside = new ArrayList<>();
        companions.get().forEach((name, placed) -> {
            Names.label("container", name, placed.origin())
                    .forEach(defect -> scope().run().problems().add(defect, companions.path(name)));
            volumes.addAll(placed.value().broughtVolumes());
            beside.add(placed.value().build());
        });
        Set<String> shareable = new TreeSet<>(volumes.stream().map(Volume::name).toList());
        claims.forEach(claim -> shareable.add(claim.name()));
        volumes().checkShared(shareable);
        companions.get().values().forEach(placed -> placed.value().checkShared(shareable));
        return new Pod(
                main,
                beside,
                security.build(),
                volumes,
                texts(annotations, Bounds.of(Characters.MULTI_LINE)),
                Slot.bind(terminationGrace, ValueType.SPAN, Bounds.fromSeconds(0)),
                pullSecrets.get().stream().map(this::used).toList(),
                priority.value());
    }

    /** {@return the place of the labels} */
    protected final Entries<String, Text> labels() {
        return labels;
    }

    /** {@return the place of the annotations} */
    protected final Entries<String, Text> annotations() {
        return annotations;
    }

    /** {@return the labels that were said, their values final} */
    protected final Map<String, Text> ownLabels() {
        labels.get().forEach((key, placed) -> {
            if (Labels.isReserved(key)) {
                scope().run()
                        .problems()
                        .add(
                                PodRules.RESERVED_LABEL,
                                labels.path(key),
                                placed.origin(),
                                "The label " + key + " is set by Keelson, because selectors rest on it.",
                                "Choose another key.");
            }
        });
        return texts(labels, Bounds.of(Characters.LABEL_VALUE));
    }

    private SecretRef used(Placed<SecretRef> placed) {
        scope().run().use(placed.value(), pullSecrets.path());
        return placed.value();
    }

    private Scope companionScope(String kind, String word, String name) {
        return scope().inner(
                        kind + " " + name + " of the " + scope().title(),
                        scope().path().child(word).child(String.valueOf(name)));
    }

    private Image image(Image image) {
        if (image == null) {
            scope().reportNull("image", Origin.here());
        }
        return image == null ? ValueType.placeholderImage() : image;
    }

    private Map<String, Text> texts(Entries<String, Text> entries, Bounds bounds) {
        Map<String, Text> bound = new LinkedHashMap<>();
        entries.get().forEach((key, placed) -> {
            ModelPath path = entries.path(key);
            Names.labelKey(key, placed.origin())
                    .forEach(defect -> scope().run().problems().add(defect, path));
            bound.put(key, scope().bind(path, placed.value(), ValueType.TEXT, bounds, placed.origin()));
        });
        return bound;
    }
}
