package dev.keelson.core.storage.files;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Scope;
import java.util.ArrayList;
import java.util.List;

/** What the word was given that chooses keys. */
final class KeyParts extends Draft {
    private final Entries<String, String> keys = entries("keys", "key");

    KeyParts(Scope scope) {
        super(scope);
    }

    void key(String key, String file) {
        keys.put(key, file);
    }

    List<KeyFile> build(FileTable files) {
        List<KeyFile> built = new ArrayList<>();
        keys.get().forEach((key, placed) -> {
            files.add(placed.value(), keys.path(key), placed.origin());
            built.add(new KeyFile(key, placed.value(), placed.origin()));
        });
        return List.copyOf(built);
    }
}
