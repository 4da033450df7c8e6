package dev.keelson.core.secrets;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.SecretKey;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.token.SecretStore;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * A secret that External Secrets fetches.
 *
 * @param ref which one
 * @param store where its values are
 * @param fetched its keys that are values of the store
 * @param extracted secrets of the store all of whose properties become keys
 * @param composed its keys that are made of others
 * @param type what it is for
 * @param refresh how often the store is asked for changes
 * @param path its model path
 * @param origin the line that defined it
 * @since 0.1.0
 */
public record ExternalSecret(
        SecretRef ref,
        SecretStore store,
        List<Fetched> fetched,
        List<RemoteKey> extracted,
        List<Composed> composed,
        SecretType type,
        Span refresh,
        ModelPath path,
        Origin origin) {

    /**
     * A key that is a value of the store.
     *
     * @param key the key
     * @param remote where the value is
     * @param origin the line that named it
     */
    public record Fetched(String key, RemoteKey remote, Origin origin) {}

    /**
     * A key that is made of others, which its template names.
     *
     * @param key the key
     * @param template the template, as External Secrets reads it
     * @param parts the keys it names
     * @param path its model path
     * @param origin the line that named it
     */
    public record Composed(String key, Text template, List<SecretKey> parts, ModelPath path, Origin origin) {
        /** Keeps the parts from changing. */
        public Composed {
            parts = List.copyOf(parts);
        }
    }

    /** Keeps the keys from changing. */
    public ExternalSecret {
        fetched = List.copyOf(fetched);
        extracted = List.copyOf(extracted);
        composed = List.copyOf(composed);
    }

    /** {@return the keys that it is known to have; more where properties are extracted} */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        fetched.forEach(each -> keys.add(each.key()));
        composed.forEach(each -> keys.add(each.key()));
        return keys;
    }
}
