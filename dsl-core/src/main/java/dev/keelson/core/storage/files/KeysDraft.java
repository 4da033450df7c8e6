package dev.keelson.core.storage.files;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import java.util.List;

/**
 * The words inside {@code config(ref, k -> …)} and {@code secret(ref, k -> …)} of a projected volume: which keys become
 * files.
 *
 * @since 0.1.0
 */
public final class KeysDraft extends Draft {
    private final KeyParts keys;

    KeysDraft(Scope scope) {
        super(scope);
        this.keys = new KeyParts(scope);
    }

    /** Shows a key as a file of its name, {@code items[]}; other keys are left out. */
    public KeysDraft key(String key) {
        return key(key, key);
    }

    /**
     * Shows a key as a file of another name, {@code items[].key} and {@code items[].path}; other keys are left out.
     *
     * <p>Findings: {@code undefined-config-key}, {@code undefined-secret-key}, {@code same-file}, {@code invalid-file}.
     */
    public KeysDraft key(String key, String file) {
        keys.key(key, file);
        return this;
    }

    List<KeyFile> build(FileTable files) {
        return keys.build(files);
    }
}
