package dev.keelson.core.container;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.storage.EmptyDirDraft;
import dev.keelson.core.storage.SharedVolumeDraft;
import dev.keelson.core.storage.VolumeParts;
import dev.keelson.core.token.ConfigKey;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.SecretKey;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Text;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The words that every container has: the main one of a workload, its init containers and its sidecars.
 *
 * @param <S> the draft itself, so that words can be chained
 * @since 0.1.0
 */
@SuppressWarnings("this-escape") // the places of words keep the scope alone
public abstract class ContainerDraft<S extends ContainerDraft<S>> extends Draft {
    private final ContainerParts container;
    private final VolumeParts volumes;

    /**
     * The words of a container.
     *
     * @param scope the scope they are said in
     * @param volumes the place of the volumes it brings
     */
    protected ContainerDraft(Scope scope, VolumeParts volumes) {
        super(scope);
        this.container = new ContainerParts(scope);
        this.volumes = volumes;
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

    /** Container: starts the program in that directory, {@code workingDir}. By default the image's own. */
    public S workingDirectory(String directory) {
        container.workingDirectory().set(Text.of(directory));
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

    /** Container: sets an environment variable to what the pod knows of itself, {@code env[].valueFrom.fieldRef}. */
    public S env(String name, PodField value) {
        container.environment().put(name, value == null ? null : new EnvVariable.FromPod(value));
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

    /**
     * Container: mounts a volume that another container of the pod declares by name, such as the main container's claim.
     *
     * <p>Finding: {@code unknown-volume} where the pod has no such volume.
     */
    public S sharedVolume(String name, Consumer<? super SharedVolumeDraft> words) {
        volumes.shared(name, words);
        return self();
    }

    /** {@return the draft itself} */
    protected abstract S self();

    /** {@return what the words of the container were given} */
    protected final ContainerParts container() {
        return container;
    }

    /** {@return what its words that bring volumes were given} */
    protected final VolumeParts volumes() {
        return volumes;
    }

    /** Takes from a weaker layer what this one lacks. */
    protected final void inheritContainer(ContainerDraft<?> weaker) {
        container.inherit(weaker.container);
        volumes.inherit(weaker.volumes);
    }
}
