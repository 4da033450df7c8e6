package dev.keelson.validation.cluster.plane;

import dev.keelson.validation.process.LabDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;

/** The API server with the admission that a hardened cluster has: Pod Security {@code restricted} unless a namespace says else. */
final class ApiServer extends Server<URI> {
    private static final String ADMISSION = """
            apiVersion: apiserver.config.k8s.io/v1
            kind: AdmissionConfiguration
            plugins:
              - name: PodSecurity
                configuration:
                  apiVersion: pod-security.admission.config.k8s.io/v1
                  kind: PodSecurityConfiguration
                  defaults:
                    enforce: restricted
                    warn: restricted
                  exemptions:
                    namespaces: [kube-system]
            """;

    private final LabDirectory directory;
    private final Keys keys;
    private final HttpClient client;
    private final IntSupplier ports;
    private final URI etcd;

    ApiServer(LabDirectory directory, Keys keys, HttpClient client, IntSupplier ports, URI etcd) {
        super("kube-apiserver");
        this.directory = directory;
        this.keys = keys;
        this.client = client;
        this.ports = ports;
        this.etcd = etcd;
    }

    @Override
    protected Attempt<URI> attempt() {
        int port = ports.getAsInt();
        URI address = URI.create("https://127.0.0.1:" + port);
        List<String> command = List.of(
                Programs.API_SERVER.install().path().toString(),
                "--etcd-servers=" + etcd,
                "--etcd-cafile=" + keys.path(Keys.AUTHORITY),
                "--etcd-certfile=" + keys.path(Keys.SERVER + ".crt"),
                "--etcd-keyfile=" + keys.path(Keys.SERVER + ".key"),
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + port,
                "--tls-cert-file=" + keys.path(Keys.SERVER + ".crt"),
                "--tls-private-key-file=" + keys.path(Keys.SERVER + ".key"),
                "--client-ca-file=" + keys.path(Keys.AUTHORITY),
                "--token-auth-file=" + keys.path(Keys.TOKENS),
                "--anonymous-auth=false",
                "--authorization-mode=Node,RBAC",
                "--admission-control-config-file=" + admission(),
                "--allow-privileged=true",
                "--service-cluster-ip-range=10.96.0.0/16",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + keys.path(Keys.SERVICE_ACCOUNTS + ".crt"),
                "--service-account-signing-key-file=" + keys.path(Keys.SERVICE_ACCOUNTS + ".key"),
                // No pod of a lab ever asks the service kubernetes, and loopback is no address for an endpoint.
                "--endpoint-reconciler-type=none",
                "--requestheader-client-ca-file=" + keys.path(Keys.AUTHORITY),
                "--requestheader-allowed-names=aggregator",
                "--requestheader-username-headers=X-Remote-User",
                "--requestheader-group-headers=X-Remote-Group",
                "--requestheader-extra-headers-prefix=X-Remote-Extra-",
                "--proxy-client-cert-file=" + keys.path(Keys.AGGREGATOR + ".crt"),
                "--proxy-client-key-file=" + keys.path(Keys.AGGREGATOR + ".key"),
                "--profiling=false");
        return new Attempt<>(command, new Health(client, address.resolve("/readyz")), address);
    }

    private Path admission() {
        Path file = directory.file("admission.yaml");
        try {
            return Files.writeString(file, ADMISSION);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
