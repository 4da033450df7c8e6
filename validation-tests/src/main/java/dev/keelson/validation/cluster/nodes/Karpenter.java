package dev.keelson.validation.cluster.nodes;

import dev.keelson.validation.cluster.plane.ControlPlane;
import dev.keelson.validation.cluster.plane.FreePort;
import dev.keelson.validation.cluster.plane.Health;
import dev.keelson.validation.cluster.plane.Server;
import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.Tool;
import java.net.URI;
import java.util.List;

/** Karpenter with its provider of simulated nodes. */
final class Karpenter extends Server<URI> {
    private static final Tool PROGRAM =
            Tool.own("karpenter-nodes", GoModule.at("karpenter").own("nodes"));

    private final ControlPlane plane;

    Karpenter(ControlPlane plane) {
        super("karpenter");
        this.plane = plane;
    }

    @Override
    protected Attempt<URI> attempt() {
        int port = FreePort.next();
        URI address = URI.create("http://127.0.0.1:" + port);
        List<String> command = List.of(
                PROGRAM.install().path().toString(),
                plane.kubeconfig().toString(),
                "--disable-leader-election=true",
                "--metrics-port=" + FreePort.next(),
                "--health-probe-port=" + port);
        return new Attempt<>(command, new Health(plane.httpClient(), address.resolve("/readyz")), address);
    }
}
