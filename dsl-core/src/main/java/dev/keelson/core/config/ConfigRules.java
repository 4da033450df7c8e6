package dev.keelson.core.config;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.origin.Origin;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with config maps and with references to them and to secrets.
 *
 * @since 0.1.0
 */
public final class ConfigRules {
    /** A key that Kubernetes would refuse. */
    public static final Rule INVALID_KEY = Rule.error("invalid-key", "A key of a config map or secret is not valid.");

    /** A config map of the platform that is referred to and never filled. */
    public static final Rule UNDEFINED_CONFIG =
            Rule.error("undefined-config", "A config map is referred to and filled nowhere.");

    /** A key that a config map of the platform does not have. */
    public static final Rule UNDEFINED_CONFIG_KEY =
            Rule.error("undefined-config-key", "A key is referred to that its config map does not have.");

    /** A config map or secret of another namespace, which a pod cannot read. */
    public static final Rule OTHER_NAMESPACE =
            Rule.error("other-namespace", "Something is referred to that only its own namespace can use.");

    /** A config map that nobody reads. */
    public static final Rule UNUSED_CONFIG =
            Rule.warning("unused-config", "A config map is filled and nobody reads it.");

    /** A file of the class path that is not there. */
    public static final Rule MISSING_RESOURCE =
            Rule.error("missing-resource", "A resource of the class path is named that is not there.");

    /** A file of the class path that a config map cannot hold. */
    public static final Rule BINARY_RESOURCE =
            Rule.error("binary-resource", "A resource is named as a text that is none.");

    /** More than a config map can hold. */
    public static final Rule CONFIG_TOO_LARGE =
            Rule.error("config-too-large", "A config map holds more than Kubernetes stores in one.");

    private static final Pattern KEY = Pattern.compile("(?!\\.\\.?$)[-._a-zA-Z0-9]{1,253}");

    private ConfigRules() {}

    /** {@return what is wrong with the key of a config map or secret, empty where nothing is} */
    public static Optional<Defect> key(@Nullable String key, Origin origin) {
        return key != null && KEY.matcher(key).matches()
                ? Optional.empty()
                : Optional.of(new Defect(
                        INVALID_KEY,
                        (key == null ? "null" : "\"" + key + "\"") + " cannot be a key of a config map or secret.",
                        "Use 1 to 253 letters, digits, dashes, dots and underscores.",
                        origin));
    }
}
