package dev.keelson.core.storage;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.storage.files.FilesDraft;
import dev.keelson.core.storage.files.KeyFile;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.ConfigKey;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.SecretKey;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.token.Token;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a container were given that mount something there already is: config maps, secrets and claims, known
 * by their directory.
 *
 * @since 0.1.0
 */
public final class MountParts extends Draft {
    private static final int LONGEST_NAME = 63;
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-z0-9]+");

    /** What is mounted: how its volume is made of a name and a line, and how its mount differs from a plain one. */
    private record Mounted(Token token, BiFunction<String, Origin, Volume> volume, UnaryOperator<Mount> mount) {}

    private final Entries<String, Mounted> mounts = entries("mounts", "mount");
    private final Entries<String, Mounted> files = entries("mounts", "mountFile");
    private final String prefix;

    MountParts(Scope scope, String prefix) {
        super(scope);
        this.prefix = prefix;
    }

    /** Shows keys of a config map as files. */
    public void config(String directory, ConfigRef ref, Consumer<? super FilesDraft> words) {
        FilesDraft draft = new FilesDraft(named(directory));
        mount(
                directory,
                ref,
                (name, origin) -> new Volume.ConfigFiles(name, ref, draft.keys(), draft.boundMode(), origin),
                MountParts::readOnly);
        opened(ref, draft, words);
    }

    /** Shows keys of a secret as files. */
    public void secret(String directory, SecretRef ref, Consumer<? super FilesDraft> words) {
        FilesDraft draft = new FilesDraft(named(directory));
        mount(
                directory,
                ref,
                (name, origin) -> new Volume.SecretFiles(name, ref, draft.keys(), draft.boundMode(), origin),
                MountParts::readOnly);
        opened(ref, draft, words);
    }

    /** Mounts a claim that pods share. */
    public void claim(String directory, ClaimRef ref, Consumer<? super MountDraft> words) {
        MountDraft draft = new MountDraft(named(directory));
        mount(directory, ref, (name, origin) -> new Volume.OfClaim(name, ref, origin), draft::applied);
        opened(ref, draft, words);
    }

    /** Shows one key of a config map as a file. */
    public void file(String file, @Nullable ConfigKey key) {
        files.put(
                file,
                key == null
                        ? null
                        : new Mounted(
                                key.source(),
                                (name, origin) -> new Volume.ConfigFiles(
                                        name, key.source(), List.of(itself(key.key(), origin)), null, origin),
                                mount -> single(mount, key.key())));
    }

    /** Shows one key of a secret as a file. */
    public void file(String file, @Nullable SecretKey key) {
        files.put(
                file,
                key == null
                        ? null
                        : new Mounted(
                                key.source(),
                                (name, origin) -> new Volume.SecretFiles(
                                        name, key.source(), List.of(itself(key.key(), origin)), null, origin),
                                mount -> single(mount, key.key())));
    }

    void inherit(MountParts weaker) {
        mounts.inherit(weaker.mounts);
        files.inherit(weaker.files);
    }

    void volumes(Consumer<? super Volume> receiver) {
        each((place, placed) -> {
            scope().run().use(placed.value().token(), mounts.path(place));
            receiver.accept(placed.value().volume().apply(nameOf(place), placed.origin()));
        });
    }

    void mounts(BiConsumer<? super ModelPath, ? super Mount> receiver) {
        each((place, placed) -> receiver.accept(
                mounts.path(place),
                placed.value().mount().apply(new Mount(nameOf(place), place, false, null, placed.origin()))));
    }

    private void each(BiConsumer<String, Placed<Mounted>> receiver) {
        mounts.get().forEach(receiver);
        files.get().forEach(receiver);
    }

    private void mount(
            String directory,
            @Nullable Token token,
            BiFunction<String, Origin, Volume> volume,
            UnaryOperator<Mount> mount) {
        mounts.put(directory, token == null ? null : new Mounted(token, volume, mount));
    }

    private <D extends Draft> void opened(@Nullable Token token, D draft, Consumer<? super D> words) {
        if (token != null) {
            open("mount", draft, words);
        }
    }

    private Scope named(String directory) {
        return scope().inner(
                        "mount at " + directory + " of the " + scope().title(), mounts.path(String.valueOf(directory)));
    }

    /** The name of a volume that is known by its place alone: {@code var-run-postgresql} for {@code /var/run/postgresql}. */
    String nameOf(String place) {
        String words = NOT_IN_NAMES.matcher(place.toLowerCase(Locale.ROOT)).replaceAll("-");
        String trimmed = (prefix + words.replaceAll("^-+", "")).replaceAll("^-+|-+$", "");
        String name = trimmed.length() > LONGEST_NAME
                ? trimmed.substring(trimmed.length() - LONGEST_NAME).replaceAll("^-+", "")
                : trimmed;
        return name.isEmpty() ? "root" : name;
    }

    private static KeyFile itself(String key, Origin origin) {
        return new KeyFile(key, key, origin);
    }

    private static Mount readOnly(Mount mount) {
        return new Mount(mount.volume(), mount.path(), true, null, mount.origin());
    }

    private static Mount single(Mount mount, String key) {
        return new Mount(mount.volume(), mount.path(), true, key, mount.origin());
    }
}
