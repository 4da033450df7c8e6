package dev.keelson.core.secrets;

import dev.keelson.core.origin.ModelPath;
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

    private static final String BRACES = "{{ \"{{\" }}";
    private static final String BRACE = "{{ \"{\" }}";

    private final List<Object> text = new ArrayList<>();
    private final List<SecretKey> keys = new ArrayList<>();

    /** Literal text that is not yet followed by anything else; braces of two parts may meet in it. */
    private final StringBuilder literal = new StringBuilder();

    void add(@Nullable Object... parts) {
        for (Object part : parts) {
            if (part instanceof String words) {
                literal.append(words);
            } else {
                beforeAnother();
                if (part instanceof SecretKey key) {
                    keys.add(key);
                }
                text.add(part instanceof SecretKey key ? named(key.key()) : part);
            }
        }
    }

    Text text() {
        List<Object> all = new ArrayList<>(text);
        all.add(literal.toString().replace("{{", BRACES));
        return Text.of(all.toArray());
    }

    /** A brace at the end would open a template together with one that follows. */
    private void beforeAnother() {
        String escaped = literal.toString().replace("{{", BRACES);
        literal.setLength(0);
        text.add(escaped.endsWith("{") ? escaped.substring(0, escaped.length() - 1) + BRACE : escaped);
    }

    ExternalSecret.Composed composed(String key, Text checked, ModelPath path, Origin origin) {
        return new ExternalSecret.Composed(key, checked, keys, path, origin);
    }

    private static String named(String key) {
        return PLAIN_NAME.matcher(key).matches() ? "{{ ." + key + " }}" : "{{ index . \"" + key + "\" }}";
    }
}
