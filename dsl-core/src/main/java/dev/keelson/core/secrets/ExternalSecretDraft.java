package dev.keelson.core.secrets;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.SecretKey;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.token.SecretStore;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code p.externalSecret(secret, store, s -> …)}: which values of the store the secret holds, and under
 * which keys.
 *
 * @since 0.1.0
 */
public final class ExternalSecretDraft extends Draft {
    private final SecretRef ref;
    private final SecretStore store;
    private final Entries<String, RemoteKey> keys = entries("keys", "key");
    private final Items<RemoteKey> extracted = items("extract");
    private final Entries<String, SecretTemplate> entries = entries("entries", "entry");
    private final Entries<String, SecretFileDraft> files = entries("files", "file");
    private final Slot<SecretType> type = slot("type");
    private final Slot<Span> refreshEvery = slot("refreshEvery");

    /** A draft of that secret, whose values are in that store. */
    public ExternalSecretDraft(Scope scope, SecretRef ref, SecretStore store) {
        super(scope);
        this.ref = ref;
        this.store = store;
    }

    /** Fetches a value, {@code data[]}: {@code key("username", "prod/db#username")}, as {@link RemoteKey#parse} reads it. */
    public ExternalSecretDraft key(String key, String remote) {
        return key(key, remote == null ? null : RemoteKey.parse(remote));
    }

    /** Fetches a value, {@code data[].secretKey} and {@code data[].remoteRef}. Finding: {@code unused-secret-key}. */
    public ExternalSecretDraft key(String key, @Nullable RemoteKey remote) {
        keys.put(key, remote);
        return this;
    }

    /** Fetches all properties of a secret of the store, each as a key of its name, {@code dataFrom[].extract}. */
    public ExternalSecretDraft extract(String remote) {
        return extract(remote == null ? null : RemoteKey.parse(remote));
    }

    /** Fetches all properties of a secret of the store, each as a key of its name, {@code dataFrom[].extract}. */
    public ExternalSecretDraft extract(@Nullable RemoteKey remote) {
        extracted.add(remote);
        return this;
    }

    /**
     * Makes a key of strings, whole numbers, scalars and {@linkplain SecretKey keys} of the same secret,
     * {@code target.template.data}: {@code entry("url", "redis://:", REDIS.key("password"), "@redis:6379")}.
     *
     * <p>Finding: {@code undefined-secret-key} for a key that it does not fetch.
     */
    public ExternalSecretDraft entry(String key, Object... parts) {
        SecretTemplate template = new SecretTemplate();
        template.add(parts);
        entries.put(key, template);
        return this;
    }

    /** Makes a key that is a text file with values of the secret in it, {@code target.template.data}. */
    public ExternalSecretDraft file(String name, Consumer<? super SecretFileDraft> words) {
        SecretFileDraft draft = new SecretFileDraft(inner("file " + name));
        files.put(name, draft);
        open("file", draft, words);
        return this;
    }

    /** What the secret is for, {@code target.template.type}. Default: {@code Opaque}. Finding: {@code missing-key-of-type}. */
    public ExternalSecretDraft type(SecretType kind) {
        type.set(kind);
        return this;
    }

    /** How often the store is asked for changes, {@code refreshInterval}. Default: 1 hour, as External Secrets has it. */
    public ExternalSecretDraft refreshEvery(Duration span) {
        return refreshEvery(Span.of(span));
    }

    /** How often the store is asked for changes, {@code refreshInterval}. Default: 1 hour, as External Secrets has it. */
    public ExternalSecretDraft refreshEvery(Span span) {
        refreshEvery.set(span);
        return this;
    }

    /** {@return the secret, its scalars final} */
    public ExternalSecret build() {
        scope().run().use(store, scope().path());
        Placed<SecretType> kind = type.orElse(SecretType.OPAQUE, SecretType.OPAQUE.toString())
                .get()
                .orElseThrow();
        return new ExternalSecret(
                ref,
                store,
                fetched(),
                extracted.get().stream().map(this::extracted).toList(),
                composed(),
                kind.value(),
                Objects.requireNonNull(
                        Slot.bind(refreshEvery.orElse(Span.hours(1), "1h"), ValueType.SPAN, Bounds.fromSeconds(1)),
                        "the library has a default"),
                scope().path(),
                scope().origin());
    }

    private List<ExternalSecret.Fetched> fetched() {
        List<ExternalSecret.Fetched> built = new ArrayList<>();
        keys.get().forEach((key, placed) -> {
            ModelPath path = keys.path(key);
            RemoteKey remote = placed.value();
            built.add(new ExternalSecret.Fetched(
                    key,
                    new RemoteKey(
                            bound(path.child("key"), remote.key(), placed.origin()),
                            optional(path.child("property"), remote.property(), placed.origin()),
                            optional(path.child("version"), remote.version(), placed.origin())),
                    placed.origin()));
        });
        return built;
    }

    private RemoteKey extracted(Placed<RemoteKey> placed) {
        RemoteKey remote = placed.value();
        return new RemoteKey(
                scope().checked(extracted.path(), remote.key(), ValueType.TEXT, placed.origin()),
                remote.property() == null
                        ? null
                        : scope().checked(extracted.path(), remote.property(), ValueType.TEXT, placed.origin()),
                remote.version() == null
                        ? null
                        : scope().checked(extracted.path(), remote.version(), ValueType.TEXT, placed.origin()));
    }

    private List<ExternalSecret.Composed> composed() {
        List<ExternalSecret.Composed> built = new ArrayList<>();
        entries.get().forEach((key, placed) -> {
            twice(key, entries, keys.get().containsKey(key));
            built.add(composed(key, placed.value(), entries.path(key), placed.origin()));
        });
        files.get().forEach((name, placed) -> {
            twice(name, files, keys.get().containsKey(name) || entries.get().containsKey(name));
            built.add(composed(name, placed.value().template(), files.path(name), placed.origin()));
        });
        return built;
    }

    private ExternalSecret.Composed composed(String key, SecretTemplate template, ModelPath path, Origin origin) {
        return template.composed(key, scope().checked(path, template.text(), ValueType.TEXT, origin), path, origin);
    }

    private <V> void twice(String key, Entries<String, V> later, boolean earlier) {
        Placed<V> placed = later.get().get(key);
        if (earlier && placed != null) {
            Entries<String, ?> first = Arrays.asList(keys, entries).stream()
                    .filter(each -> each.get().containsKey(key))
                    .findFirst()
                    .orElseThrow();
            first.reportTwice(key, placed.origin());
        }
    }

    private @Nullable Text optional(ModelPath path, @Nullable Text text, Origin origin) {
        return text == null ? null : bound(path, text, origin);
    }

    private Text bound(ModelPath path, Text text, Origin origin) {
        return scope().bind(path, text, ValueType.TEXT, Bounds.NONE, origin);
    }
}
