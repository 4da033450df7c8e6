package dev.keelson.core.storage.files;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.token.Token;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code projected(name, v -> …)}: one directory with files of several sources, read-only.
 *
 * @since 0.1.0
 */
public final class ProjectedDraft extends Draft {
    private record Part(Token token, KeysDraft keys) {}

    private final Slot<String> mountedAt = slot("mountedAt");
    private final Slot<Count> mode = slot("mode");
    private final Entries<String, Part> configs = entries("configs", "config");
    private final Entries<String, Part> secrets = entries("secrets", "secret");
    private final Entries<String, ServiceAccountTokenDraft> tokens = entries("tokens", "serviceAccountToken");
    private final Entries<String, PodInfo> podInfo = entries("podInfo");

    /** A draft in that scope. */
    public ProjectedDraft(Scope scope) {
        super(scope);
    }

    /** Mounts the directory in the container, {@code volumeMounts[].mountPath}. */
    public ProjectedDraft mountedAt(String directory) {
        mountedAt.set(directory);
        return this;
    }

    /** Gives the files these rights, {@code defaultMode}, in octal: {@code mode(0440)}. Default: {@code 0644}. */
    public ProjectedDraft mode(int octal) {
        return mode(Count.of(octal));
    }

    /** Gives the files these rights, {@code defaultMode}; the number that {@code chmod} writes in octal. Default: {@code 0644}. */
    public ProjectedDraft mode(Count rights) {
        mode.set(rights);
        return this;
    }

    /** Shows all keys of a config map, {@code sources[].configMap}. Findings: {@code undefined-config}, {@code other-namespace}. */
    public ProjectedDraft config(ConfigRef ref) {
        return config(ref, keys -> {});
    }

    /** Shows some keys of a config map, {@code sources[].configMap.items}. Finding: {@code undefined-config-key}. */
    public ProjectedDraft config(ConfigRef ref, Consumer<? super KeysDraft> words) {
        part("config", configs, ref, ref == null ? "" : ref.name(), words);
        return this;
    }

    /** Shows all keys of a secret, {@code sources[].secret}. Findings: {@code undefined-secret}, {@code other-namespace}. */
    public ProjectedDraft secret(SecretRef ref) {
        return secret(ref, keys -> {});
    }

    /** Shows some keys of a secret, {@code sources[].secret.items}. Finding: {@code undefined-secret-key}. */
    public ProjectedDraft secret(SecretRef ref, Consumer<? super KeysDraft> words) {
        part("secret", secrets, ref, ref == null ? "" : ref.name(), words);
        return this;
    }

    /**
     * Shows a token of the pod's service account, {@code sources[].serviceAccountToken}, for whom the words say. Pods have
     * no token for the API server unless they are granted rights; this one is for others, such as a store of secrets.
     */
    public ProjectedDraft serviceAccountToken(String file, Consumer<? super ServiceAccountTokenDraft> words) {
        ServiceAccountTokenDraft draft = new ServiceAccountTokenDraft(named("token", "tokens", String.valueOf(file)));
        tokens.put(file, draft);
        open("serviceAccountToken", draft, words);
        return this;
    }

    /** Shows something that the pod knows of itself, {@code sources[].downwardAPI}. */
    public ProjectedDraft podInfo(String file, PodInfo info) {
        podInfo.put(file, info);
        return this;
    }

    /** {@return the directory it is mounted at, empty where nobody says} */
    public Optional<Placed<String>> directory() {
        return mountedAt.get();
    }

    /** {@return the rights, final, null where nobody says} */
    public @Nullable Count boundMode() {
        return Slot.bind(mode, ValueType.COUNT, Bounds.between(0, FilesDraft.ALL_RIGHTS));
    }

    /** {@return the sources of its files, in a fixed order of their kinds} */
    public List<FileSource> sources() {
        FileTable files = new FileTable(scope());
        List<FileSource> sources = new ArrayList<>();
        configs.get().forEach((name, placed) -> {
            Origin origin = used(configs.path(name), placed);
            if (placed.value().token() instanceof ConfigRef ref) {
                sources.add(new FileSource.FromConfig(ref, placed.value().keys().build(files), origin));
            }
        });
        secrets.get().forEach((name, placed) -> {
            Origin origin = used(secrets.path(name), placed);
            if (placed.value().token() instanceof SecretRef ref) {
                sources.add(new FileSource.FromSecret(ref, placed.value().keys().build(files), origin));
            }
        });
        tokens.get().forEach((file, placed) -> {
            files.add(file, tokens.path(file), placed.origin());
            sources.add(placed.value().build(file, placed.origin()));
        });
        podInfo.get().forEach((file, placed) -> {
            files.add(file, podInfo.path(file), placed.origin());
            sources.add(new FileSource.OfPod(file, placed.value(), placed.origin()));
        });
        return List.copyOf(sources);
    }

    private Origin used(ModelPath path, Placed<Part> placed) {
        scope().run().use(placed.value().token(), path);
        return placed.origin();
    }

    private void part(
            String word,
            Entries<String, Part> parts,
            @Nullable Token token,
            String name,
            Consumer<? super KeysDraft> words) {
        KeysDraft keys = new KeysDraft(named(word, word + "s", name));
        parts.put(name, token == null ? null : new Part(token, keys));
        if (token != null) {
            open(word, keys, words);
        }
    }

    private Scope named(String kind, String word, String name) {
        return scope().inner(
                        kind + " " + name + " of the " + scope().title(),
                        scope().path().child(word).child(name));
    }
}
