package dev.keelson.core.secrets;

import dev.keelson.core.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * Where a value is in a store of secrets.
 *
 * @param key the path or name of the secret there, {@code remoteRef.key}
 * @param property which of its properties, null where it is a single value, {@code remoteRef.property}
 * @param version which version, null for the newest, {@code remoteRef.version}
 * @since 0.1.0
 */
public record RemoteKey(
        Text key, @Nullable Text property, @Nullable Text version) {

    /** {@return the secret of that path, and of it the property after the last {@code #}, {@code prod/db#username}} */
    public static RemoteKey parse(String text) {
        int hash = text.lastIndexOf('#');
        return hash < 0 ? of(text) : of(text.substring(0, hash)).property(text.substring(hash + 1));
    }

    /** {@return the secret of that path} */
    public static RemoteKey of(String key) {
        return of(Text.of(key));
    }

    /** {@return the secret of that path} */
    public static RemoteKey of(Text key) {
        return new RemoteKey(key, null, null);
    }

    /** {@return that property of it} */
    public RemoteKey property(String name) {
        return property(Text.of(name));
    }

    /** {@return that property of it} */
    public RemoteKey property(Text name) {
        return new RemoteKey(key, name, version);
    }

    /** {@return that version of it, instead of the newest} */
    public RemoteKey version(String number) {
        return version(Text.of(number));
    }

    /** {@return that version of it, instead of the newest} */
    public RemoteKey version(Text number) {
        return new RemoteKey(key, property, number);
    }
}
