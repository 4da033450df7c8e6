package dev.keelson.validation.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A machine that belongs to a cluster: everything by which a client may find it there, and nothing of it may be found. */
record Machine(Map<String, String> environment, List<String> options) {
    private static final String NOWHERE = "https://127.0.0.1:1";

    static Machine in(Path directory) throws IOException {
        Path home = Files.createDirectories(directory.resolve("home/.kube")).getParent();
        String kubeconfig = """
                apiVersion: v1
                kind: Config
                clusters: [{name: live, cluster: {server: '%s', insecure-skip-tls-verify: true}}]
                users: [{name: live, user: {token: token-of-the-machine}}]
                contexts: [{name: live, context: {cluster: live, user: live, namespace: live}}]
                current-context: live
                """.formatted(NOWHERE);
        Files.writeString(home.resolve(".kube/config"), kubeconfig);
        Path token = Files.writeString(directory.resolve("token"), "token-of-the-pod");
        Path namespace = Files.writeString(directory.resolve("namespace"), "of-the-pod");
        Map<String, String> environment = new TreeMap<>(Map.of(
                "KUBECONFIG",
                        Files.writeString(directory.resolve("config"), kubeconfig)
                                .toString(),
                "HOME", home.toString(),
                "KUBERNETES_SERVICE_HOST", "127.0.0.1",
                "KUBERNETES_SERVICE_PORT", "1",
                "KUBERNETES_AUTH_SERVICEACCOUNT_TOKEN", token.toString(),
                "KUBENAMESPACE", namespace.toString()));
        environment.putAll(Map.of(
                "KUBERNETES_MASTER", NOWHERE,
                "KUBERNETES_NAMESPACE", "live",
                "KUBERNETES_AUTH_TOKEN", "token-of-the-machine",
                "KUBERNETES_TRUST_CERTIFICATES", "true",
                "KUBERNETES_CERTS_CA_FILE", token.toString(),
                "KUBERNETES_IMPERSONATE_USERNAME", "somebody",
                "KUBERNETES_REQUEST_RETRY_BACKOFFLIMIT", "7"));
        // Programs are no setting: they are the same on both machines.
        String cache = System.getenv("XDG_CACHE_HOME");
        environment.put("XDG_CACHE_HOME", cache == null ? System.getProperty("user.home") + "/.cache" : cache);
        for (String proxy : List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy")) {
            environment.put(proxy, "http://127.0.0.1:1");
        }
        environment.putAll(Map.of(
                "NO_PROXY", "none.example.com", "ETCD_NAME", "live", "ETCD_LISTEN_METRICS_URLS", "http://0.0.0.0:0"));
        return new Machine(
                environment,
                List.of(
                        "-Duser.home=" + home,
                        "-Djava.io.tmpdir=" + directory,
                        "-Dhttps.proxyHost=127.0.0.1",
                        "-Dhttps.proxyPort=1",
                        "-Dhttp.nonProxyHosts=none.example.com"));
    }
}
