package dev.keelson.core.nodes.autoscaler;

import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Output;
import java.util.List;

/** Writes and checks what the cluster-autoscaler is told. */
final class ClusterAutoscalerExtension implements Extension {
    @Override
    public List<Output> outputs() {
        return List.of(new ValuesOutput());
    }

    @Override
    public List<Check> checks() {
        return List.of(new NodeGroupChecks(), new NodePoolOverlapCheck());
    }
}
