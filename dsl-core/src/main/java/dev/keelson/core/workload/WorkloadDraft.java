package dev.keelson.core.workload;

import dev.keelson.core.container.Container;
import dev.keelson.core.container.ContainerParts;
import dev.keelson.core.container.EnvVariable;
import dev.keelson.core.container.ResourcesDraft;
import dev.keelson.core.diagnostic.Accepted;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.extension.Facets;
import dev.keelson.core.extension.Model;
import dev.keelson.core.identity.ComponentLabels;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.network.ConnectionParts;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.security.SecurityDraft;
import dev.keelson.core.security.SecurityParts;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.storage.EmptyDirDraft;
import dev.keelson.core.storage.VolumeParts;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigKey;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Names;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.SecretKey;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Workload.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The words that every workload has. Those marked <em>container</em> belong to the main container, those marked
 * <em>pod</em> to the pod around it.
 *
 * @param <S> the draft itself, so that words can be chained
 * @since 0.1.0
 */
public abstract class WorkloadDraft<S extends WorkloadDraft<S>> extends Draft {
    private final ContainerParts container;
    private final VolumeParts volumes;
    private final SecurityParts security;
    private final ConnectionParts connections;
    private final Entries<String, Text> labels = entries("labels", "label");
    private final Entries<String, Text> annotations = entries("annotations", "annotation");
    private final Facets facets;
    private final Entries<String, String> accepted = entries("accept");

    WorkloadDraft(Scope scope) {
        super(scope);
        this.container = new ContainerParts(scope);
        this.volumes = new VolumeParts(scope);
        this.security = new SecurityParts(scope);
        this.connections = new ConnectionParts(scope);
        this.facets = new Facets(scope);
    }

    /** Container: runs that program instead of the image's own, {@code command}. */
    public S command(String... words) {
        container.command().set(Arrays.stream(words).map(Text::of).toList());
        return self();
    }

    /** Container: runs that program instead of the image's own, {@code command}. */
    public S command(Text... words) {
        container.command().set(Arrays.asList(words));
        return self();
    }

    /** Container: gives the program these arguments, {@code args}. */
    public S args(String... words) {
        container.args().set(Arrays.stream(words).map(Text::of).toList());
        return self();
    }

    /** Container: gives the program these arguments, {@code args}. */
    public S args(Text... words) {
        container.args().set(Arrays.asList(words));
        return self();
    }

    /** Container: sets an environment variable, {@code env}. */
    public S env(String name, String value) {
        return env(name, Text.of(value));
    }

    /** Container: sets an environment variable, {@code env}. */
    public S env(String name, Text value) {
        container.environment().put(name, value == null ? null : new EnvVariable.Literal(value));
        return self();
    }

    /** Container: sets an environment variable from a secret, {@code env[].valueFrom.secretKeyRef}. */
    public S env(String name, SecretKey value) {
        container.environment().put(name, value == null ? null : new EnvVariable.FromSecret(value));
        return self();
    }

    /** Container: sets an environment variable from a config map, {@code env[].valueFrom.configMapKeyRef}. */
    public S env(String name, ConfigKey value) {
        container.environment().put(name, value == null ? null : new EnvVariable.FromConfig(value));
        return self();
    }

    /** Container: says what it asks of its node, {@code resources}. */
    public S resources(Consumer<? super ResourcesDraft> words) {
        container.resources(words);
        return self();
    }

    /**
     * Container: may write to these directories although its root file system is read-only; each becomes an
     * {@code emptyDir}.
     */
    public S writable(String... directories) {
        Arrays.stream(directories).forEach(directory -> volumes.writable().put(directory, directory));
        return self();
    }

    /** Container: gets a directory that lives as long as its pod, {@code emptyDir}. */
    public S emptyDir(String name, Consumer<? super EmptyDirDraft> words) {
        volumes.emptyDir(name, words);
        return self();
    }

    /** Container: finds the keys of a config map as files, read-only. */
    public S mount(String directory, ConfigRef config) {
        volumes.configs().put(directory, config);
        return self();
    }

    /** Container: finds the keys of a secret as files, read-only. */
    public S mount(String directory, SecretRef secret) {
        volumes.secrets().put(directory, secret);
        return self();
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
     * Pod: opens connections to a component. Network policies of both ends follow, and the right to ask for names.
     *
     * <p>Findings: {@code undefined-component}, {@code wrong-kind}, {@code port-not-open}.
     */
    public S connectsTo(Component target, Port port) {
        connections.to(target, port);
        return self();
    }

    /** Pod: opens connections to somebody outside the platform. The network policy follows. */
    public S connectsTo(Peer peer, Port port) {
        connections.to(peer, port);
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

    /** Takes a word from outside the core. */
    public S with(Facet<? super S> facet) {
        facets.take(facet);
        return self();
    }

    /** Accepts the warnings of a rule on this component; the report lists them with the reason. */
    public S accept(String rule, String because) {
        accepted.put(rule, because);
        return self();
    }

    abstract S self();

    final void inheritWords(WorkloadDraft<?> weaker) {
        container.inherit(weaker.container);
        volumes.inherit(weaker.volumes);
        security.inherit(weaker.security);
        connections.inherit(weaker.connections);
        labels.inherit(weaker.labels);
        annotations.inherit(weaker.annotations);
        accepted.inherit(weaker.accepted);
        facets.inherit(weaker.facets);
    }

    final ContainerParts container() {
        return container;
    }

    final ConnectionParts connections() {
        return connections;
    }

    final VolumeParts volumes() {
        return volumes;
    }

    /** Adds the workload and everything it says of itself to the model. */
    final Container build(Component component, Shape shape, Model.Builder model) {
        Container main = container.build(component.name(), volumes.mounts());
        model.add(new Workload(
                component,
                shape,
                main,
                security.build(),
                volumes.volumes(),
                texts(annotations, Bounds.of(Characters.MULTI_LINE)),
                scope().path(),
                scope().origin()));
        model.add(new ComponentLabels(component, ownLabels()));
        connections.build(component, model);
        facets.build(component, model);
        accepted.get()
                .forEach((rule, placed) ->
                        model.add(new Accepted(rule, scope().path(), placed.value(), placed.origin())));
        return main;
    }

    private Map<String, Text> ownLabels() {
        labels.get().forEach((key, placed) -> {
            if (Labels.isReserved(key)) {
                scope().run()
                        .problems()
                        .add(
                                WorkloadRules.RESERVED_LABEL,
                                labels.path(key),
                                placed.origin(),
                                "The label " + key + " is set by Keelson, because selectors rest on it.",
                                "Choose another key.");
            }
        });
        return texts(labels, Bounds.of(Characters.LABEL_VALUE));
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
