package dev.keelson.core.emit.manifest;

import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Artifacts.Artifact;

/**
 * The text of a file that is no manifest.
 *
 * @since 0.1.0
 */
public final class ArtifactText {
    private static final YamlWriter WRITER = new YamlWriter();

    private ArtifactText() {}

    /**
     * {@return what is written into the file}
     *
     * @throws IllegalArgumentException if its document cannot be written
     */
    public static String of(Artifact artifact) {
        return artifact.content() instanceof Artifact.Document document
                ? WRITER.write(document.tree())
                : ((Artifact.Plain) artifact.content()).text();
    }
}
