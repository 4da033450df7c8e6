package dev.keelson.validation.mesh.authentication;

import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The PeerAuthentications of a mesh. One for a workload goes before one for its namespace, and that before the mesh's; what one
 * leaves open the next wider one says. Without any, both kinds of connections are accepted.
 *
 * @since 0.1.0
 */
public final class PeerAuthentications {
    private static final List<String> TYPES =
            List.of("security.istio.io/v1/PeerAuthentication", "security.istio.io/v1beta1/PeerAuthentication");
    private static final PeerSetting DEFAULT = new PeerSetting(PeerMode.PERMISSIVE, "Istio's default");

    private final String rootNamespace;
    private final List<PeerAuthentication> all;

    private PeerAuthentications(String rootNamespace, List<PeerAuthentication> all) {
        this.rootNamespace = rootNamespace;
        this.all = all;
    }

    /**
     * {@return those among some objects}
     *
     * @param rootNamespace the namespace of policies for the whole mesh
     * @param manifests the objects
     */
    public static PeerAuthentications of(String rootNamespace, ManifestTree manifests) {
        return new PeerAuthentications(
                rootNamespace,
                manifests.manifests().stream()
                        .filter(manifest -> TYPES.contains(manifest.type()))
                        .map(PeerAuthentication::read)
                        .toList());
    }

    /**
     * {@return which connections a port of a workload accepts}
     *
     * @param namespace that of the workload
     * @param labels those of its pods
     * @param port the port of the workload, not of its service
     * @throws InvalidManifestException if two objects say it for the same workloads: which of them counts depends on when they
     *     were created
     */
    public PeerSetting of(String namespace, Map<String, String> labels, int port) {
        PeerSetting setting = only(each -> isWide(each) && isIn(each, rootNamespace))
                .flatMap(PeerAuthentications::ofAllPorts)
                .orElse(DEFAULT);
        if (!namespace.equals(rootNamespace)) {
            setting = only(each -> isWide(each) && isIn(each, namespace))
                    .flatMap(PeerAuthentications::ofAllPorts)
                    .orElse(setting);
        }
        // In the root namespace a selector is of no account.
        Optional<PeerAuthentication> own = namespace.equals(rootNamespace)
                ? Optional.empty()
                : only(each ->
                        !isWide(each) && isIn(each, namespace) && each.scope().holds(rootNamespace, namespace, labels));
        setting = own.flatMap(PeerAuthentications::ofAllPorts).orElse(setting);
        PeerSetting wide = setting;
        return own.flatMap(each -> each.ports()
                        .getOrDefault(port, Optional.empty())
                        .map(mode -> new PeerSetting(mode, name(each) + ", port " + port)))
                .orElse(wide);
    }

    private Optional<PeerAuthentication> only(Predicate<PeerAuthentication> which) {
        List<PeerAuthentication> found = all.stream().filter(which).toList();
        if (found.size() > 1) {
            throw new InvalidManifestException(
                    "PeerAuthentication " + found.get(0).id(),
                    "is for the same workloads as " + found.get(1).id());
        }
        return found.stream().findFirst();
    }

    private static Optional<PeerSetting> ofAllPorts(PeerAuthentication each) {
        return each.mode().map(mode -> new PeerSetting(mode, name(each)));
    }

    private static boolean isWide(PeerAuthentication each) {
        return each.scope().labels().isEmpty();
    }

    private static boolean isIn(PeerAuthentication each, String namespace) {
        return each.scope().namespace().equals(namespace);
    }

    private static String name(PeerAuthentication each) {
        return "PeerAuthentication " + each.id();
    }
}
