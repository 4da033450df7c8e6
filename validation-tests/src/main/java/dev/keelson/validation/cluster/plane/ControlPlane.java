package dev.keelson.validation.cluster.plane;

import dev.keelson.validation.certificate.Authority;
import dev.keelson.validation.process.Daemon;
import dev.keelson.validation.process.LabDirectory;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * A control plane of its own: etcd and the API server, and on request what acts on objects. Everything listens on
 * loopback, is reached with certificates that are made for it, and is gone when it is closed or its JVM ends.
 *
 * @since 0.1.0
 */
public final class ControlPlane implements AutoCloseable {

    /** What acts on the objects of a control plane. */
    public enum Part {
        /** The controllers of Kubernetes. */
        CONTROLLERS,
        /** The default scheduler. */
        SCHEDULER,
        /** kwok, which plays the kubelets of nodes that a test brings. */
        NODES
    }

    static final String KUBECONFIG = "kubeconfig";

    private final LabDirectory directory;
    private final Deque<Daemon> daemons = new ArrayDeque<>();
    private final Thread atEndOfJvm = new Thread(this::end, "end-control-plane");
    private Optional<Keys> keys = Optional.empty();

    private ControlPlane(LabDirectory directory) {
        this.directory = directory;
    }

    /**
     * Starts one and waits until it serves.
     *
     * @param parts what runs besides etcd and the API server
     * @param settings the times that differ from those of a cluster
     * @throws dev.keelson.validation.process.DaemonFailedException if a program does not start; with the end of its log
     * @throws dev.keelson.validation.tool.MissingToolException if a program is not there and cannot be built
     */
    public static ControlPlane start(Set<Part> parts, LabSettings settings) {
        return start(parts, settings, LabDirectory.create(), FreePort::next);
    }

    static ControlPlane start(Set<Part> parts, LabSettings settings, LabDirectory directory, IntSupplier ports) {
        ControlPlane plane = new ControlPlane(directory);
        Runtime.getRuntime().addShutdownHook(plane.atEndOfJvm);
        try {
            plane.startAll(parts, settings, ports);
            return plane;
        } catch (RuntimeException | Error e) {
            try {
                plane.close();
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** Holds off the end of the JVM, which kills what is started here, so that the start fails soon. */
    private synchronized void startAll(Set<Part> parts, LabSettings settings, IntSupplier ports) {
        Keys made = new Keys(directory);
        keys = Optional.of(made);
        HttpClient client = made.client();
        URI etcd = start(new Etcd(directory, made, client, ports));
        URI apiServer = start(new ApiServer(directory, made, client, ports, etcd));
        made.kubeconfig(KUBECONFIG, apiServer.toString(), Keys.User.ADMINISTRATOR);
        if (parts.contains(Part.CONTROLLERS)) {
            start(new ControllerManager(made, client, ports, apiServer, settings));
        }
        if (parts.contains(Part.SCHEDULER)) {
            start(new Scheduler(made, client, ports, apiServer));
        }
        if (parts.contains(Part.NODES)) {
            start(new Kwok(directory, made, client, ports));
        }
    }

    /**
     * Starts a further program beside it, which ends before it does.
     *
     * @return what the program tells once it serves
     * @throws dev.keelson.validation.process.DaemonFailedException if it does not start; with the end of its log
     */
    public <T> T start(Server<T> server) {
        Server.Running<T> running = server.start(directory);
        daemons.push(running.daemon());
        return running.result();
    }

    /** Returns the file that tells how the administrator, {@code system:masters}, reaches the API server. */
    public Path kubeconfig() {
        return directory.file(KUBECONFIG);
    }

    /** Returns where logs and keys lie, for further programs of the lab; it is deleted when the control plane ends. */
    public Path directory() {
        return directory.path();
    }

    /** Returns a client that shows the administrator's certificate and believes those of {@link #authority()} alone. */
    public HttpClient httpClient() {
        return keys.orElseThrow().client();
    }

    /** Returns what signs the certificates that the API server believes. */
    public Authority authority() {
        return keys.orElseThrow().authority();
    }

    /** Ends everything, the last first, and deletes the directory. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atEndOfJvm);
        } catch (IllegalStateException theJvmIsEnding) {
            // The hook finds nothing left to do.
        }
    }

    private synchronized void end() {
        daemons.forEach(Daemon::close);
        daemons.clear();
        directory.close();
    }
}
