package dev.keelson.core.container;

import dev.keelson.core.token.Port;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.GRPCAction;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes probes. */
final class ProbeRenderer {
    private final Sink sink;
    private final List<OpenPort> ports;

    ProbeRenderer(Sink sink, List<OpenPort> ports) {
        this.sink = sink;
        this.ports = ports;
    }

    io.fabric8.kubernetes.api.model.@Nullable Probe render(@Nullable Probe probe) {
        if (probe == null) {
            return null;
        }
        io.fabric8.kubernetes.api.model.Probe object = new io.fabric8.kubernetes.api.model.Probe();
        Probe.Handler handler = probe.handler();
        if (handler instanceof Probe.HttpGet get) {
            HTTPGetAction action = new HTTPGetAction();
            action.setPath(sink.text(get.path()));
            action.setPort(new IntOrString(get.port().name()));
            object.setHttpGet(action);
        } else if (handler instanceof Probe.Exec exec) {
            ExecAction action = new ExecAction();
            exec.command().forEach(word -> action.getCommand().add(sink.text(word)));
            object.setExec(action);
        } else if (handler instanceof Probe.TcpSocket socket) {
            TCPSocketAction action = new TCPSocketAction();
            action.setPort(new IntOrString(socket.port().name()));
            object.setTcpSocket(action);
        } else if (handler instanceof Probe.Grpc grpc) {
            GRPCAction action = new GRPCAction();
            action.setPort(number(grpc.port()));
            object.setGrpc(action);
        }
        object.setInitialDelaySeconds(sink.seconds(probe.timing().initialDelay()));
        object.setPeriodSeconds(sink.seconds(probe.timing().period()));
        object.setTimeoutSeconds(sink.seconds(probe.timing().timeout()));
        object.setFailureThreshold(sink.number(probe.timing().failureThreshold()));
        return object;
    }

    /**
     * gRPC probes know no names of ports, so the number comes from the port as it was opened. One that is not opened is a
     * finding of its own; another open port keeps it from being two.
     */
    private Integer number(Port port) {
        return ports.stream()
                .filter(open -> open.token().equals(port))
                .map(open -> sink.port(open.number()))
                .findFirst()
                .orElseGet(() -> ports.isEmpty() ? 1 : sink.port(ports.get(0).number()));
    }
}
