package dev.keelson.validation.platform;

import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a definition says in an environment that nobody wrote down, for tests that need other settings than those of the
 * environments it comes with.
 *
 * @since 0.1.0
 */
public final class EmittedManifests {
    private EmittedManifests() {}

    /**
     * Returns the objects, as the definition's main method would write them; mistakes that it finds are thrown.
     */
    public static ManifestTree of(Definition definition, Environment environment) {
        ManifestLayout layout =
                new ManifestLayout(Platform.of(definition).in(environment).resources());
        return ManifestTree.parse(layout.texts().entrySet().stream()
                .filter(file -> !file.getKey().equals(ManifestLayout.KUSTOMIZATION))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("---\n")));
    }
}
