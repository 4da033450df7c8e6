package dev.keelson.core.pod;

import dev.keelson.core.container.Container;
import dev.keelson.core.container.EnvVariable;
import dev.keelson.core.container.OpenPort;
import dev.keelson.core.security.SecurityProfile;
import dev.keelson.core.storage.Volume;
import dev.keelson.core.storage.files.FileSource;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.PriorityClass;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the pods of a workload are made from.
 *
 * @param main the container that the workload is there for
 * @param companions the init containers and sidecars, in the order they start
 * @param security what its containers may do
 * @param volumes what its containers can mount, claims left out
 * @param annotations its annotations
 * @param terminationGrace how long it may take to stop, null for Kubernetes' 30 s
 * @param pullSecrets the secrets with which images are pulled
 * @param priority how important it is, null where nobody says
 * @since 0.1.0
 */
public record Pod(
        Container main,
        List<Container> companions,
        SecurityProfile security,
        List<Volume> volumes,
        Map<String, Text> annotations,
        @Nullable Span terminationGrace,
        List<SecretRef> pullSecrets,
        @Nullable PriorityClass priority) {

    /** Keeps collections in order and from changing. */
    public Pod {
        companions = List.copyOf(companions);
        volumes = List.copyOf(volumes);
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        pullSecrets = List.copyOf(pullSecrets);
    }

    /** {@return the same pod with other rights} */
    public Pod with(SecurityProfile other) {
        return new Pod(main, companions, other, volumes, annotations, terminationGrace, pullSecrets, priority);
    }

    /** {@return the same pod with containers that start before all others, and a volume} */
    public Pod starting(List<Container> first, Volume mounted) {
        List<Container> beside = new ArrayList<>(first);
        beside.addAll(companions);
        List<Volume> mountable = new ArrayList<>(volumes);
        mountable.add(mounted);
        return new Pod(main, beside, security, mountable, annotations, terminationGrace, pullSecrets, priority);
    }

    /** {@return all containers, the main one first} */
    public List<Container> containers() {
        List<Container> all = new ArrayList<>();
        all.add(main);
        all.addAll(companions);
        return all;
    }

    /** {@return the ports that its containers open, those of the main one first} */
    public List<OpenPort> ports() {
        return containers().stream()
                .flatMap(container -> container.ports().stream())
                .toList();
    }

    /** {@return the config maps that its containers read, in the order they were said} */
    public Set<ConfigRef> configs() {
        Set<ConfigRef> configs = new LinkedHashSet<>();
        variables(EnvVariable.FromConfig.class)
                .forEach(value -> configs.add(value.key().source()));
        files(FileSource.FromConfig.class).forEach(files -> configs.add(files.ref()));
        return configs;
    }

    /** {@return the secrets that its containers read or that its images are pulled with, in the order they were said} */
    public Set<SecretRef> secrets() {
        Set<SecretRef> secrets = new LinkedHashSet<>(pullSecrets);
        variables(EnvVariable.FromSecret.class)
                .forEach(value -> secrets.add(value.key().source()));
        files(FileSource.FromSecret.class).forEach(files -> secrets.add(files.ref()));
        return secrets;
    }

    private <V extends EnvVariable.Value> Stream<V> variables(Class<V> kind) {
        return containers().stream()
                .flatMap(container -> container.environment().stream())
                .map(EnvVariable::value)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private <F extends FileSource> Stream<F> files(Class<F> kind) {
        return volumes.stream()
                .flatMap(volume -> volume.sources().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
