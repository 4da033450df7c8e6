package dev.keelson.istio.mesh;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.membership.Foreigner;
import dev.keelson.istio.membership.MeshFacts;
import dev.keelson.istio.membership.MeshFacts.Left;
import dev.keelson.istio.membership.MeshFacts.ProxyNeeds;
import java.util.Objects;

/**
 * The words inside {@code Mesh.istio(m -> …)}.
 *
 * <table>
 *   <caption>Defaults</caption>
 *   <tr><th>word</th><th>default</th></tr>
 *   <tr><td>{@code revision}</td><td>the cluster's default control plane, {@code istio-injection: enabled}</td></tr>
 *   <tr><td>{@code controlPlane}</td><td>{@code istio-system}</td></tr>
 *   <tr><td>{@code trustDomain}</td><td>{@code cluster.local}, which Istio takes for whichever it has</td></tr>
 *   <tr><td>{@code proxyCpu}, {@code proxyCpuLimit}, {@code proxyMemory}</td><td>100m, 1, 192Mi</td></tr>
 * </table>
 *
 * @since 0.1.0
 */
public final class MeshDraft extends Draft {
    private final Slot<Text> revision = slot("revision");
    private final Slot<String> controlPlane = slot("controlPlane");
    private final Slot<String> trustDomain = slot("trustDomain");
    private final Slot<Cpu> cpu = slot("proxyCpu");
    private final Slot<Cpu> cpuLimit = slot("proxyCpuLimit");
    private final Slot<Memory> memory = slot("proxyMemory");
    private final Entries<Namespace, String> left = entries("outside");
    private final Entries<Peer, Text> foreigners = entries("foreigner");

    MeshDraft(Scope scope) {
        super(scope);
    }

    /** Which control plane's sidecars the pods get, {@code istio.io/rev}: a revision, or a tag that leads to one. */
    public MeshDraft revision(String name) {
        revision.set(name == null ? null : Text.of(name));
        return this;
    }

    /** Which control plane's sidecars the pods get, {@code istio.io/rev}: a revision, or a tag that leads to one. */
    public MeshDraft revision(Text name) {
        revision.set(name);
        return this;
    }

    /** The namespace that istiod runs in; sidecars are let through to its port 15012. Default: {@code istio-system}. */
    public MeshDraft controlPlane(String namespace) {
        controlPlane.set(namespace);
        return this;
    }

    /** What identities begin with, {@code trustDomain} of the mesh. Default: {@code cluster.local}, which fits all. */
    public MeshDraft trustDomain(String domain) {
        trustDomain.set(domain);
        return this;
    }

    /** Processor time that is kept for each sidecar, {@code sidecar.istio.io/proxyCPU}. Default: 100m. */
    public MeshDraft proxyCpu(Cpu request) {
        cpu.set(request);
        return this;
    }

    /** Processor time that each sidecar may use, {@code sidecar.istio.io/proxyCPULimit}. Default: 1. */
    public MeshDraft proxyCpuLimit(Cpu limit) {
        cpuLimit.set(limit);
        return this;
    }

    /** The memory that each sidecar has, {@code proxyMemory} and {@code proxyMemoryLimit} alike. Default: 192Mi. */
    public MeshDraft proxyMemory(Memory amount) {
        memory.set(amount);
        return this;
    }

    /** Leaves all pods of a namespace without sidecars. */
    public MeshDraft outside(Namespace namespace, String because) {
        left.put(namespace, because);
        return this;
    }

    /**
     * Says that somebody else's pods are in the mesh too, and under which service account, so that they are known by it.
     *
     * @param peer who, as {@code acceptsFrom} names them: pods of a namespace
     * @param serviceAccount the service account of those pods
     */
    public MeshDraft foreigner(Peer peer, String serviceAccount) {
        foreigners.put(peer, serviceAccount == null ? null : Text.of(serviceAccount));
        return this;
    }

    MeshFacts build() {
        String domain = Objects.requireNonNull(
                trustDomain.orElse("cluster.local", "cluster.local").value());
        return new MeshFacts(
                Slot.bind(revision, ValueType.TEXT),
                Objects.requireNonNull(
                        controlPlane.orElse("istio-system", "istio-system").value()),
                domain,
                new ProxyNeeds(
                        Objects.requireNonNull(Slot.bind(cpu.orElse(Cpu.millis(100), "100m"), ValueType.CPU)),
                        Objects.requireNonNull(Slot.bind(cpuLimit.orElse(Cpu.cores(1), "1"), ValueType.CPU)),
                        Objects.requireNonNull(Slot.bind(memory.orElse(Memory.mib(192), "192Mi"), ValueType.MEMORY))),
                left.get().entrySet().stream()
                        .map(each -> new Left(
                                each.getKey(),
                                each.getValue().value(),
                                each.getValue().origin()))
                        .toList(),
                foreigners.get().entrySet().stream()
                        .flatMap(each -> each.getKey().namespace().stream()
                                .map(home -> new Foreigner(
                                        each.getKey(),
                                        Text.of(
                                                domain + "/ns/" + home + "/sa/",
                                                each.getValue().value()),
                                        each.getValue().origin())))
                        .toList());
    }
}
