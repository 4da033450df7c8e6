package dev.keelson.core.storage.files;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code mount(directory, ref, f -> …)}: which keys of a config map or secret become files, and who may
 * read them. By default all keys, each as a file of its name.
 *
 * @since 0.1.0
 */
public final class FilesDraft extends Draft {
    static final int ALL_RIGHTS = 0777;

    private final KeyParts keys;
    private final Slot<Count> mode = slot("mode");

    /** A draft in that scope. */
    public FilesDraft(Scope scope) {
        super(scope);
        this.keys = new KeyParts(scope);
    }

    /** Shows a key as a file of its name, {@code items[]}; other keys are left out. */
    public FilesDraft key(String key) {
        return key(key, key);
    }

    /**
     * Shows a key as a file of another name, {@code items[].key} and {@code items[].path}; other keys are left out.
     *
     * <p>Findings: {@code undefined-config-key}, {@code undefined-secret-key}, {@code same-file}, {@code invalid-file}.
     */
    public FilesDraft key(String key, String file) {
        keys.key(key, file);
        return this;
    }

    /**
     * Gives the files these rights, {@code defaultMode}; in octal, as {@code chmod} has them: {@code mode(0440)}. Default:
     * {@code 0644}, as Kubernetes has it. Finding: {@code out-of-bounds} above {@code 0777}.
     */
    public FilesDraft mode(int octal) {
        return mode(Count.of(octal));
    }

    /**
     * Gives the files these rights, {@code defaultMode}; the number that {@code chmod} writes in octal. Default:
     * {@code 0644}, as Kubernetes has it. Finding: {@code out-of-bounds} above {@code 0777}.
     */
    public FilesDraft mode(Count rights) {
        mode.set(rights);
        return this;
    }

    /** {@return the keys that were chosen, empty for all} */
    public List<KeyFile> keys() {
        return keys.build(new FileTable(scope()));
    }

    /** {@return the rights, final, null where nobody says} */
    public @Nullable Count boundMode() {
        return Slot.bind(mode, ValueType.COUNT, Bounds.between(0, ALL_RIGHTS));
    }
}
