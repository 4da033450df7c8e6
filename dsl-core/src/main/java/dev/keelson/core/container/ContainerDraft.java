package dev.keelson.core.container;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.storage.EmptyDirDraft;
import dev.keelson.core.storage.MountDraft;
import dev.keelson.core.storage.SharedVolumeDraft;
import dev.keelson.core.storage.VolumeParts;
import dev.keelson.core.storage.files.FilesDraft;
import dev.keelson.core.storage.files.ProjectedDraft;
import dev.keelson.core.token.ClaimRef;
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
        return mount(directory, config, files -> {});
    }

    /** Container: finds some keys of a config map as files, read-only, {@code volumes[].configMap}. */
    public S mount(String directory, ConfigRef config, Consumer<? super FilesDraft> words) {
        volumes.byDirectory().config(directory, config, words);
        return self();
    }

    /** Container: finds the keys of a secret as files, read-only. */
    public S mount(String directory, SecretRef secret) {
        return mount(directory, secret, files -> {});
    }

    /** Container: finds some keys of a secret as files, read-only, {@code volumes[].secret}. */
    public S mount(String directory, SecretRef secret, Consumer<? super FilesDraft> words) {
        volumes.byDirectory().secret(directory, secret, words);
        return self();
    }

    /**
     * Container: mounts a claim that pods share, {@code volumes[].persistentVolumeClaim}.
     *
     * <p>Findings: {@code undefined-claim}, {@code other-namespace}, {@code shared-claim}, {@code single-pod-claim}.
     */
    public S mount(String directory, ClaimRef claim) {
        return mount(directory, claim, mount -> {});
    }

    /** Container: mounts a claim that pods share, or a directory of it, {@code volumes[].persistentVolumeClaim}. */
    public S mount(String directory, ClaimRef claim, Consumer<? super MountDraft> words) {
        volumes.byDirectory().claim(directory, claim, words);
        return self();
    }

    /**
     * Container: finds one key of a config map as a file beside others, {@code volumeMounts[].subPath}. The file does not
     * follow changes of the key while the pod runs.
     */
    public S mountFile(String file, ConfigKey key) {
        volumes.byDirectory().file(file, key);
        return self();
    }

    /**
     * Container: finds one key of a secret as a file beside others, {@code volumeMounts[].subPath}. The file does not
     * follow changes of the key while the pod runs.
     */
    public S mountFile(String file, SecretKey key) {
        volumes.byDirectory().file(file, key);
        return self();
    }

    /** Container: finds files of several sources in one directory, read-only, {@code volumes[].projected}. */
    public S projected(String name, Consumer<? super ProjectedDraft> words) {
        volumes.projected(name, words);
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
