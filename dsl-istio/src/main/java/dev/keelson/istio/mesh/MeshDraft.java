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
import dev.keelson.istio.membership.DataPlane;
import dev.keelson.istio.membership.Foreigner;
import dev.keelson.istio.membership.MeshFacts;
import dev.keelson.istio.membership.MeshFacts.Left;
import dev.keelson.istio.membership.MeshFacts.ProxyNeeds;
import dev.keelson.istio.membership.MeshFacts.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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
 *   <tr><td>{@code dataPlane}</td><td>a sidecar in each pod</td></tr>
 *   <tr><td>{@code waypoint}</td><td>2 to 5 pods, 100m, 256Mi</td></tr>
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
    private final Slot<DataPlane> plane = slot("dataPlane");
    private final Entries<Namespace, DataPlane> planes = entries("dataPlanes", "dataPlane");
    private final WaypointDraft waypoint;

    MeshDraft(Scope scope) {
        super(scope);
        this.waypoint = new WaypointDraft(
                scope.inner("waypoint of the " + scope.title(), scope.path().child("waypoint")));
    }

    /**
     * What carries the calls of the mesh. Default: a sidecar in each pod.
     *
     * <p>With {@link DataPlane#AMBIENT} a proxy of the node does, {@code istio.io/dataplane-mode: ambient}; components of which
     * something is said beyond their connections get a waypoint, a {@code Gateway} of the class {@code istio-waypoint}. Findings:
     * {@code not-in-ambient}, {@code waypoint-bypassed}, {@code waypoint-without-service}, {@code sidecar-words-unseen},
     * {@code route-order-in-ambient}.
     */
    public MeshDraft dataPlane(DataPlane carrier) {
        plane.set(carrier);
        return this;
    }

    /** What carries the calls of a namespace's pods. Default: what carries those of the mesh. */
    public MeshDraft dataPlane(Namespace namespace, DataPlane carrier) {
        planes.put(namespace, carrier);
        return this;
    }

    /** What the waypoint of each namespace needs that has one. */
    public MeshDraft waypoint(Consumer<? super WaypointDraft> words) {
        open("waypoint", waypoint, words);
        return this;
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

    /** Processor time that is kept for each sidecar, {@code sidecar.istio.io/proxyCPU}. Default: 100m. Finding: {@code no-sidecar}. */
    public MeshDraft proxyCpu(Cpu request) {
        cpu.set(request);
        return this;
    }

    /** Processor time that each sidecar may use, {@code sidecar.istio.io/proxyCPULimit}. Default: 1. Finding: {@code no-sidecar}. */
    public MeshDraft proxyCpuLimit(Cpu limit) {
        cpuLimit.set(limit);
        return this;
    }

    /** The memory that each sidecar has, {@code proxyMemory} and {@code proxyMemoryLimit} alike. Default: 192Mi. Finding: {@code no-sidecar}. */
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

    /** Asked before defaults stand where nothing was said. */
    private List<Said> ofSidecars() {
        List<Said> words = new ArrayList<>();
        cpu.get().ifPresent(each -> words.add(new Said("proxyCpu", cpu.path(), each.origin())));
        cpuLimit.get().ifPresent(each -> words.add(new Said("proxyCpuLimit", cpuLimit.path(), each.origin())));
        memory.get().ifPresent(each -> words.add(new Said("proxyMemory", memory.path(), each.origin())));
        return words;
    }

    MeshFacts build() {
        List<Said> ofSidecars = ofSidecars();
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
                        .toList(),
                plane.value() == null ? DataPlane.SIDECARS : plane.value(),
                planes.get().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()
                        .value())),
                // Where nobody speaks of ambient mode there is nothing to be set.
                waypoint.isSaid() || plane.value() == DataPlane.AMBIENT ? waypoint.build() : WaypointDraft.USUAL,
                ofSidecars);
    }
}
