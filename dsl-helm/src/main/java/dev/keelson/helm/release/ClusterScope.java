package dev.keelson.helm.release;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.extension.Resource;
import dev.keelson.helm.crd.CustomResources;
import dev.keelson.helm.diagnostic.HelmRules;
import dev.keelson.helm.symbol.Part;
import dev.keelson.helm.symbol.SymbolTable;
import java.util.Collection;
import java.util.List;

/**
 * Finds objects that belong to the whole cluster and have the same name in every release: the second release is refused by
 * Helm, or takes the object from the first.
 *
 * @since 0.1.0
 */
public final class ClusterScope {
    private ClusterScope() {}

    /** {@return a warning for each object whose name neither a namespace nor a value decides} */
    public static List<Finding> fixed(Collection<Resource> resources, SymbolTable table) {
        return resources.stream()
                .filter(resource -> resource.object().getMetadata().getNamespace() == null)
                // Helm leaves the definition of a kind alone where there is one already.
                .filter(resource -> !CustomResources.isDefinition(resource))
                .filter(resource -> table.parts(resource.object().getMetadata().getName()).stream()
                        .allMatch(Part.Literal.class::isInstance))
                .map(ClusterScope::finding)
                .toList();
    }

    private static Finding finding(Resource resource) {
        return Finding.of(
                HelmRules.FIXED_CLUSTER_NAME,
                resource.source().path(),
                resource.source().origin(),
                "The " + resource.id()
                        + " belongs to the whole cluster and has this name in every release of the chart,"
                        + " so that two releases would fight over it.",
                "Make it from a namespace, for example SHOP.storageClass(\"fast\"), or let those who install the chart share"
                        + " one that exists.");
    }
}
