package dev.keelson.core.certificate;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that cert-manager gets from an issuer and keeps in a secret.
 *
 * @param namespace where it and its secret live
 * @param name its name
 * @param secretName the secret that holds it with its key
 * @param host the host it is for
 * @param issuer who issues it
 * @param duration how long it is asked to be valid
 * @param renewBefore how long before its end it is renewed
 * @param component the component it belongs to, null where it belongs to no single one
 * @param path its model path
 * @param origin the line that asked for it
 * @since 0.1.0
 */
public record Certificate(
        Namespace namespace,
        Text name,
        Text secretName,
        Host host,
        IssuerRef issuer,
        Span duration,
        Span renewBefore,
        @Nullable Component component,
        ModelPath path,
        Origin origin) {

    /**
     * {@return this certificate in another namespace, where it belongs to no single component}
     *
     * @param other where it is kept
     * @param otherName its name there
     * @param otherSecret the name of its secret there
     */
    public Certificate in(Namespace other, Text otherName, Text otherSecret) {
        return new Certificate(other, otherName, otherSecret, host, issuer, duration, renewBefore, null, path, origin);
    }
}
