package dev.keelson.validation.cluster.plane;

import dev.keelson.validation.certificate.Authority;
import dev.keelson.validation.process.Daemon;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

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
    private final Keys keys;
    private final Deque<Daemon> daemons = new ArrayDeque<>();

    private ControlPlane(LabDirectory directory) {
        this.directory = directory;
        this.keys = new Keys(directory);
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
        ControlPlane plane = new ControlPlane(LabDirectory.create());
        try {
            plane.startAll(parts, settings);
            return plane;
        } catch (RuntimeException e) {
            plane.close();
            throw e;
        }
    }

    private void startAll(Set<Part> parts, LabSettings settings) {
        HttpClient client = httpClient();
        URI etcd = start(new Etcd(directory, keys, client));
        URI apiServer = start(new ApiServer(directory, keys, client, etcd));
        keys.kubeconfig(KUBECONFIG, apiServer.toString(), Keys.User.ADMINISTRATOR);
        if (parts.contains(Part.CONTROLLERS)) {
            start(new ControllerManager(keys, client, apiServer, settings));
        }
        if (parts.contains(Part.SCHEDULER)) {
            start(new Scheduler(keys, client, apiServer));
        }
        if (parts.contains(Part.NODES)) {
            start(new Kwok(directory));
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
        return keys.client();
    }

    /** Returns what signs the certificates that the API server believes. */
    public Authority authority() {
        return keys.authority();
    }

    /** Ends everything, the last first, and deletes the directory. */
    @Override
    public void close() {
        daemons.forEach(Daemon::close);
        daemons.clear();
        directory.close();
    }
}
