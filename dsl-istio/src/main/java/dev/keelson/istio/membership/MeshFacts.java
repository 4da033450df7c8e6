package dev.keelson.istio.membership;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mesh of a platform.
 *
 * @param revision which control plane injects the sidecars, null for the cluster's default one
 * @param controlPlane the namespace that istiod runs in
 * @param trustDomain what identities begin with
 * @param proxy what each sidecar needs
 * @param left the namespaces of the platform that are not in the mesh
 * @param foreigners those of other teams who are in the mesh too
 * @param plane what carries its calls
 * @param planes what carries those of some namespaces instead
 * @param waypoint what each waypoint needs
 * @param ofSidecars the words about sidecars that were said
 * @since 0.1.0
 */
public record MeshFacts(
        @Nullable Text revision,
        String controlPlane,
        String trustDomain,
        ProxyNeeds proxy,
        List<Left> left,
        List<Foreigner> foreigners,
        DataPlane plane,
        Map<Namespace, DataPlane> planes,
        WaypointNeeds waypoint,
        List<Said> ofSidecars) {
    /** Keeps the lists from changing. */
    public MeshFacts {
        left = List.copyOf(left);
        foreigners = List.copyOf(foreigners);
        planes = Map.copyOf(planes);
        ofSidecars = List.copyOf(ofSidecars);
    }

    /**
     * A word that was said.
     *
     * @param word the word
     * @param path its model path
     * @param origin the line that said it
     */
    public record Said(String word, ModelPath path, Origin origin) {}

    /**
     * A namespace whose pods get no sidecar.
     *
     * @param namespace which one
     * @param because why
     * @param origin the line that said it
     */
    public record Left(Namespace namespace, String because, Origin origin) {}

    /**
     * What a sidecar asks for and may use.
     *
     * @param cpu processor time that is kept for it, {@code sidecar.istio.io/proxyCPU}
     * @param cpuLimit processor time that it may use, {@code sidecar.istio.io/proxyCPULimit}
     * @param memory memory that it has, request and limit alike
     */
    public record ProxyNeeds(Cpu cpu, Cpu cpuLimit, Memory memory) {}

    /**
     * What the proxies of a namespace need that see requests.
     *
     * @param cpu processor time that is kept for each pod
     * @param memory memory that each pod has, request and limit alike
     * @param minimum how many pods there are at least
     * @param maximum how many there are at most
     */
    public record WaypointNeeds(Cpu cpu, Memory memory, Count minimum, Count maximum) {}
}
