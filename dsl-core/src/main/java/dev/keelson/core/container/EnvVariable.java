package dev.keelson.core.container;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.ConfigKey;
import dev.keelson.core.token.SecretKey;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;

/**
 * An environment variable of a container.
 *
 * @param name its name
 * @param value where its value comes from
 * @param path its model path
 * @param origin the line that set it
 * @since 0.1.0
 */
public record EnvVariable(String name, Value value, ModelPath path, Origin origin) {

    /** Where the value of a variable comes from. */
    public sealed interface Value {}

    /**
     * A value written in the manifest.
     *
     * @param text the value
     */
    public record Literal(Text text) implements Value {
        /** {@return the text as reports write it} */
        @Override
        public String toString() {
            return ValueType.described(text);
        }
    }

    /**
     * The value of a secret's key, read when the pod starts.
     *
     * @param key the key
     */
    public record FromSecret(SecretKey key) implements Value {
        /** {@return where it comes from} */
        @Override
        public String toString() {
            return key.key() + " of secret " + key.source();
        }
    }

    /**
     * The value of a config map's key, read when the pod starts.
     *
     * @param key the key
     */
    public record FromConfig(ConfigKey key) implements Value {
        /** {@return where it comes from} */
        @Override
        public String toString() {
            return key.key() + " of config " + key.source();
        }
    }

    /**
     * What the pod knows of itself, read when it starts.
     *
     * @param field which of it
     */
    public record FromPod(PodField field) implements Value {
        /** {@return where it comes from} */
        @Override
        public String toString() {
            return field.fieldPath() + " of the pod";
        }
    }
}
