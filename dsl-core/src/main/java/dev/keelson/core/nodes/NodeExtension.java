package dev.keelson.core.nodes;

import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Renderer;
import java.util.List;

/** Writes node pools. */
final class NodeExtension implements Extension {
    @Override
    public List<Renderer> renderers() {
        return List.of(new NodePoolRenderer());
    }
}
