package dev.keelson.istio.membership;

import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.observe.Monitoring;
import dev.keelson.core.observe.Scrape;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which pods are in the mesh, what carries their calls, and what they are called there.
 *
 * @since 0.1.0
 */
public final class Membership {
    private final Attached<MeshFacts> mesh;
    private final Map<Component, Workload> members = new LinkedHashMap<>();
    private final List<Attached<Plaintext>> plaintext;
    private final List<Foreigner> foreigners;
    private final List<Scrape> gathered;
    private final Map<Component, DataPlane> planes = new HashMap<>();

    private Membership(Attached<MeshFacts> mesh, Model model) {
        this.mesh = mesh;
        this.plaintext = model.attached(Plaintext.class);
        List<Component> aside =
                model.attached(Aside.class).stream().map(Attached::component).toList();
        model.all(Workload.class).stream()
                .filter(workload -> !isLeft(workload.component().namespace()))
                .filter(workload -> !aside.contains(workload.component()))
                .forEach(workload -> members.putIfAbsent(workload.component(), workload));
        model.attached(OnPlane.class)
                .forEach(
                        each -> planes.putIfAbsent(each.component(), each.fact().plane()));
        List<Foreigner> others = new ArrayList<>(mesh.fact().foreigners());
        others.addAll(model.all(Foreigner.class));
        this.foreigners = List.copyOf(others);
        this.gathered = model.all(Monitoring.class).stream()
                        .allMatch(monitoring ->
                                monitoring.collector() instanceof Pods pods && members.containsKey(pods.component()))
                ? model.all(Scrape.class)
                : List.of();
    }

    /** {@return the members of the platform's mesh, empty where it has none} */
    public static Optional<Membership> of(Model model) {
        return model.attached(MeshFacts.class).stream().findFirst().map(mesh -> new Membership(mesh, model));
    }

    /** {@return what was said of the mesh} */
    public MeshFacts mesh() {
        return mesh.fact();
    }

    /** {@return the word that said it} */
    public Attached<MeshFacts> said() {
        return mesh;
    }

    /** {@return what runs in the mesh, in the order it was defined} */
    public List<Workload> members() {
        return List.copyOf(members.values());
    }

    /** {@return whether the component's pods are in the mesh} */
    public boolean isMember(Component component) {
        return members.containsKey(component);
    }

    /** {@return what carries the calls of that namespace's pods where they do not say it themselves} */
    public DataPlane plane(Namespace namespace) {
        return mesh.fact().planes().getOrDefault(namespace, mesh.fact().plane());
    }

    /** {@return whether the component's pods are in the mesh and have a sidecar} */
    public boolean hasSidecar(Component component) {
        return isMember(component) && plane(component) == DataPlane.SIDECARS;
    }

    /** {@return whether the component's pods are in the mesh by the proxy of their node} */
    public boolean isAmbient(Component component) {
        return isMember(component) && plane(component) == DataPlane.AMBIENT;
    }

    /** {@return what runs with a sidecar, in the order it was defined} */
    public List<Workload> sidecars() {
        return members.values().stream()
                .filter(member -> hasSidecar(member.component()))
                .toList();
    }

    /** {@return what runs in the mesh without sidecars, in the order it was defined} */
    public List<Workload> ambient() {
        return members.values().stream()
                .filter(member -> isAmbient(member.component()))
                .toList();
    }

    private DataPlane plane(Component component) {
        return planes.getOrDefault(component, plane(component.namespace()));
    }

    /** {@return whether the namespace's pods are not in the mesh} */
    public boolean isLeft(Namespace namespace) {
        return mesh.fact().left().stream().anyMatch(left -> left.namespace().equals(namespace));
    }

    /** {@return the namespaces that have members, in the order of those} */
    public List<Namespace> namespaces() {
        return members.keySet().stream().map(Component::namespace).distinct().toList();
    }

    /** {@return the component's identity, {@code cluster.local/ns/shop/sa/api}} */
    public Text identity(Component component) {
        return Text.of(mesh.fact().trustDomain() + "/ns/", component.namespace().written(), "/sa/" + component.name());
    }

    /** {@return somebody else in the mesh, empty for who is not known to be} */
    public Optional<Foreigner> foreigner(Peer peer) {
        return foreigners.stream().filter(each -> each.peer().equals(peer)).findFirst();
    }

    /**
     * {@return whether a port tells metrics to a member of the mesh} Prometheus asks each pod by its address, which a sidecar
     * knows of for streams alone, so that to the mesh such a port is a stream. It is one too where nobody asks yet: switching
     * monitoring on or off changes no route of others.
     */
    public boolean isGathered(Component component, String portName) {
        return gathered.stream()
                .anyMatch(scrape -> scrape.component().equals(component)
                        && scrape.port().name().equals(portName));
    }

    /** {@return whether callers without identity may call that port} */
    public boolean takesPlaintext(Component component, Port port) {
        return plaintext(component).contains(port);
    }

    /** {@return the ports that callers without identity may call} */
    public List<Port> plaintext(Component component) {
        return plaintext.stream()
                .filter(each -> Objects.equals(component, each.component()))
                .map(each -> each.fact().port())
                .distinct()
                .toList();
    }

    /** {@return the line that let callers without identity in, that of the mesh where none did} */
    public Origin plaintextOrigin(Component component) {
        return plaintext.stream()
                .filter(each -> Objects.equals(component, each.component()))
                .map(Attached::origin)
                .findFirst()
                .orElse(mesh.origin());
    }
}
