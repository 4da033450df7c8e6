package dev.keelson.core.secrets;

import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.SecretKey;
import dev.keelson.core.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with keys of a secret in it, as the template engine of External Secrets reads it. */
final class SecretTemplate {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final List<Object> text = new ArrayList<>();
    private final List<SecretKey> keys = new ArrayList<>();

    void add(@Nullable Object... parts) {
        for (Object part : parts) {
            if (part instanceof SecretKey key) {
                keys.add(key);
                text.add(named(key.key()));
            } else if (part instanceof String literal) {
                text.add(literal.replace("{{", "{{ \"{{\" }}"));
            } else {
                text.add(part);
            }
        }
    }

    Text text() {
        return Text.of(text.toArray());
    }

    ExternalSecret.Composed composed(String key, Text checked, Origin origin) {
        return new ExternalSecret.Composed(key, checked, keys, origin);
    }

    private static String named(String key) {
        return PLAIN_NAME.matcher(key).matches() ? "{{ ." + key + " }}" : "{{ index . \"" + key + "\" }}";
    }
}
