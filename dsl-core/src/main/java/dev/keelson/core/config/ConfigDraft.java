package dev.keelson.core.config;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The words inside {@code p.config(ref, c -> …)}: what a config map holds.
 *
 * @since 0.1.0
 */
public final class ConfigDraft extends Draft {
    private final ConfigRef ref;
    private final Entries<String, Text> entries = entries("entries", "entry");
    private final Entries<String, FileDraft> files = entries("files", "file");

    private final Entries<String, TextResource> resources = entries("files", "resource");

    /** A draft for that config map. */
    public ConfigDraft(Scope scope, ConfigRef ref) {
        super(scope);
        this.ref = ref;
    }

    /** Sets a key, {@code data[key]}. */
    public ConfigDraft entry(String key, String value) {
        return entry(key, Text.of(value));
    }

    /** Sets a key, {@code data[key]}. */
    public ConfigDraft entry(String key, Text value) {
        entries.put(key, value);
        return this;
    }

    /** Sets a key to a text file that is written line by line, {@code data[name]}. */
    public ConfigDraft file(String name, Consumer<? super FileDraft> body) {
        FileDraft draft = new FileDraft(inner("file " + name));
        files.put(name, draft);
        open("file", draft, body);
        return this;
    }

    /**
     * Sets a key to a text file of the class path, {@code data[name]}, in UTF-8 and as it is.
     *
     * <p>Findings: {@code missing-resource}, {@code binary-resource}, {@code config-too-large}.
     *
     * @param name the key
     * @param beside the class next to which the file lies
     * @param path the file, from that class on, or from the root of the class path with a slash first
     */
    public ConfigDraft resource(String name, Class<?> beside, String path) {
        resources.put(name, beside == null || path == null ? null : TextResource.read(beside, path, Origin.here()));
        return this;
    }

    /** {@return the config map, its scalars final} */
    public ConfigMapData build() {
        Map<String, Text> data = new LinkedHashMap<>();
        entries.get().forEach((key, placed) -> {
            checkKey(key, placed);
            data.put(
                    key,
                    scope().bind(
                                    entries.path(key),
                                    placed.value(),
                                    ValueType.TEXT,
                                    Bounds.of(Characters.MULTI_LINE),
                                    placed.origin()));
        });
        files.get().forEach((name, placed) -> {
            checkKey(name, placed);
            Text earlier = data.putIfAbsent(name, placed.value().build(files.path(name)));
            if (earlier != null) {
                entries.reportTwice(name, placed.origin());
            }
        });
        resources.get().forEach((name, placed) -> {
            checkKey(name, placed);
            Text earlier = data.putIfAbsent(name, resource(name, placed));
            if (earlier != null) {
                (files.get().containsKey(name) ? files : entries).reportTwice(name, placed.origin());
            }
        });
        return new ConfigMapData(ref, data, scope().path(), scope().origin());
    }

    private Text resource(String name, Placed<TextResource> placed) {
        Defect defect = placed.value().defect();
        if (defect != null) {
            scope().run().problems().add(defect, resources.path(name));
        }
        return scope().checked(resources.path(name), Text.of(placed.value().text()), ValueType.TEXT, placed.origin());
    }

    private void checkKey(String key, Placed<?> placed) {
        ConfigRules.key(key, placed.origin())
                .ifPresent(defect -> scope().run().problems().add(defect, entries.path(key)));
    }
}
