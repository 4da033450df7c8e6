package dev.keelson.validation.cluster.plane;

import dev.keelson.validation.certificate.Authority;
import dev.keelson.validation.certificate.Credential;
import dev.keelson.validation.process.LabDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificates of one control plane: everybody shows one of this authority, and nobody else is believed. */
final class Keys {
    static final String AUTHORITY = "authority.crt";
    static final String SERVER = "server";
    static final String SERVICE_ACCOUNTS = "service-accounts";
    static final String AGGREGATOR = "aggregator";

    static final String TOKENS = "tokens.csv";

    /** Who asks the API server. */
    enum User {
        ADMINISTRATOR("keelson-administrator", "system:masters"),
        CONTROLLER_MANAGER("system:kube-controller-manager", "system:authenticated"),
        SCHEDULER("system:kube-scheduler", "system:authenticated");

        private final String id;
        private final String group;

        User(String id, String group) {
            this.id = id;
            this.group = group;
        }
    }

    private static final char[] NO_PASSWORD = new char[0];

    private final Authority authority = Authority.named("keelson-lab");
    private final Credential administrator = authority.client("keelson-administrator", "system:masters");
    private final Map<User, String> tokens = new EnumMap<>(User.class);
    private final Path directory;

    Keys(LabDirectory directory) {
        this.directory = directory.path();
        try {
            Files.writeString(directory.file(AUTHORITY), authority.certificatePem());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the certificate of the authority", e);
        }
        authority
                .server("keelson-lab", "kubernetes", "kubernetes.default", "kubernetes.default.svc")
                .write(this.directory, SERVER);
        authority.server("service-accounts").write(this.directory, SERVICE_ACCOUNTS);
        authority.client("aggregator", "system:aggregators").write(this.directory, AGGREGATOR);
        writeTokens();
    }

    private void writeTokens() {
        SecureRandom random = new SecureRandom();
        StringBuilder lines = new StringBuilder();
        for (User user : User.values()) {
            byte[] token = new byte[24];
            random.nextBytes(token);
            tokens.put(user, HexFormat.of().formatHex(token));
            lines.append("%s,%s,%s,%s%n".formatted(tokens.get(user), user.id, user.id, user.group));
        }
        try {
            Credential.writeSecret(directory.resolve(TOKENS), lines.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the tokens of the control plane", e);
        }
    }

    Authority authority() {
        return authority;
    }

    String path(String file) {
        return directory.resolve(file).toString();
    }

    /** Writes how a user of the cluster reaches it, with the user's token. */
    Path kubeconfig(String file, String server, User user) {
        Path path = directory.resolve(file);
        String text = """
                apiVersion: v1
                kind: Config
                clusters:
                  - name: lab
                    cluster:
                      server: %s
                      certificate-authority-data: %s
                contexts:
                  - name: lab
                    context:
                      cluster: lab
                      user: lab
                current-context: lab
                users:
                  - name: lab
                    user:
                      token: %s
                """.formatted(server, base64(authority.certificatePem()), tokens.get(user));
        try {
            Credential.writeSecret(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
        return path;
    }

    /** A client that shows the administrator's certificate and trusts this authority alone. */
    HttpClient client() {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(
                    "administrator", administrator.key(), NO_PASSWORD, new Certificate[] {administrator.certificate()});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, NO_PASSWORD);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", authority.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return HttpClient.newBuilder()
                    .sslContext(context)
                    .connectTimeout(Duration.ofSeconds(2))
                    // A proxy that the JVM was told of would take loopback for its own.
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Cannot make a client of the control plane", e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
