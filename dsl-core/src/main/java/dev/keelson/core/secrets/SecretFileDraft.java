package dev.keelson.core.secrets;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.token.SecretKey;
import java.util.Arrays;
import java.util.List;

/**
 * The words inside {@code file(name, f -> …)} of an external secret: a text file, line by line, with values of the secret
 * in it.
 *
 * @since 0.1.0
 */
public final class SecretFileDraft extends Draft {
    private final Items<List<Object>> lines = items("line");

    SecretFileDraft(Scope scope) {
        super(scope);
    }

    /**
     * Adds a line made of strings, whole numbers, scalars and {@linkplain SecretKey keys} of the same secret. Finding:
     * {@code undefined-secret-key} for a key that it does not fetch.
     */
    public SecretFileDraft line(Object... parts) {
        lines.add(Arrays.asList(parts));
        return this;
    }

    SecretTemplate template() {
        SecretTemplate template = new SecretTemplate();
        lines.get().forEach(placed -> {
            template.add(placed.value().toArray());
            template.add("\n");
        });
        return template;
    }
}
