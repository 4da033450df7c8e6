package dev.keelson.core.secrets;

import java.util.List;

/**
 * What a secret is for. Kubernetes holds a secret of a type to the keys that its users read.
 *
 * @since 0.1.0
 */
public enum SecretType {
    /** Anything; the default. */
    OPAQUE("Opaque"),
    /** A certificate and its key. */
    TLS("kubernetes.io/tls", "tls.crt", "tls.key"),
    /** Credentials for registries, as {@code docker login} writes them; for {@code pullSecret}. */
    DOCKER_CONFIG("kubernetes.io/dockerconfigjson", ".dockerconfigjson"),
    /** A key for SSH. */
    SSH_AUTH("kubernetes.io/ssh-auth", "ssh-privatekey");

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // a list made by List.of
    private final List<String> keys;

    SecretType(String text, String... keys) {
        this.text = text;
        this.keys = List.of(keys);
    }

    /** {@return the keys that a secret of the type must have} */
    public List<String> keys() {
        return keys;
    }

    /** {@return the type as Kubernetes writes it} */
    @Override
    public String toString() {
        return text;
    }
}
