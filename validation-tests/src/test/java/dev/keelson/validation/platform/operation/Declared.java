package dev.keelson.validation.platform.operation;

import com.acme.platform.ProductPlatform;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.validation.manifest.ManifestTree;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the product's definition says for an environment, as its files hold it. */
final class Declared {
    /** What the clusters of the product bring. */
    static final StorageClass SHARED_FILES = new StorageClassBuilder()
            .withNewMetadata()
            .withName("shared-files")
            .endMetadata()
            .withProvisioner("efs.csi.aws.com")
            .withAllowVolumeExpansion(true)
            .build();

    private Declared() {}

    /** {@return components of the product's namespace and all that they stand on} */
    static ManifestTree components(Environment environment, String... names) {
        List<String> files = Stream.concat(
                        Stream.of("_cluster.yaml", "_product.yaml"),
                        Stream.of(names).map(name -> "product." + name + ".yaml"))
                .toList();
        Map<String, String> texts = texts(environment);
        return ManifestTree.parse(files.stream().map(texts::get).collect(Collectors.joining("---\n")));
    }

    private static Map<String, String> texts(Environment environment) {
        Blueprint blueprint = Platform.of(new ProductPlatform()).in(environment);
        if (blueprint.hasErrors()) {
            throw new IllegalArgumentException(blueprint.findings().toString());
        }
        return new ManifestLayout(blueprint.resources()).texts();
    }
}
