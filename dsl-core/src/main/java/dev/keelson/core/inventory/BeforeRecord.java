package dev.keelson.core.inventory;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.cluster.ClusterAccess;
import dev.keelson.core.cluster.ClusterException;
import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.cluster.Tree;
import dev.keelson.core.cluster.Write;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What objects were before an apply that has not ended, kept in a secret of the cluster, because raw objects may hold what nobody shall read: an apply that was killed is taken back as
 * far as the last one that ended well.
 *
 * @since 0.1.0
 */
public final class BeforeRecord {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<LinkedHashMap<String, Object>>> ENTRIES = new TypeReference<>() {};

    private final ClusterAccess access;
    private final Owner owner;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> earlier = new ArrayList<>();

    /**
     * One object.
     *
     * @param key what names it
     * @param state what was applied of it, without fields where it was not there
     */
    public record Entry(ObjectKey key, Tree state) {
        /** {@return whether it was not there} */
        public boolean wasAbsent() {
            return state.content().isEmpty();
        }
    }

    private BeforeRecord(ClusterAccess access, Owner owner) {
        this.access = access;
        this.owner = owner;
    }

    /** {@return what the cluster remembers, nothing where the last apply came to its end} */
    public static BeforeRecord load(ClusterAccess access, Owner owner) {
        BeforeRecord record = new BeforeRecord(access, owner);
        access.find(owner.before()).ifPresent(live -> record.read(live.text("data", "objects")));
        record.earlier.addAll(record.entries.keySet());
        return record;
    }

    /** {@return whether an earlier apply did not come to its end} */
    public boolean isContinued() {
        return !earlier.isEmpty();
    }

    /** Notes what will change. What an earlier apply noted and did not come to end with stays as it was then. */
    public void remember(Collection<Entry> changing) {
        changing.forEach(entry -> entries.putIfAbsent(entry.key().identity(), entry));
        if (!entries.isEmpty()) {
            write();
        }
    }

    /** {@return what was changed, by this apply or by one before that did not come to its end, in that order} */
    public List<Entry> changed(Collection<ObjectKey> touched) {
        List<String> identities = touched.stream().map(ObjectKey::identity).toList();
        return entries.entrySet().stream()
                .filter(entry -> earlier.contains(entry.getKey()) || identities.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Says that the apply came to its end. */
    public void forget() {
        access.find(owner.before()).ifPresent(live -> access.delete(owner.before(), live.text("metadata", "uid")));
    }

    private void write() {
        Tree object = new Tree(Map.of("apiVersion", "v1"))
                .with("Secret", "kind")
                .with(owner.before().name(), "metadata", "name")
                .with(owner.namespace(), "metadata", "namespace")
                .with(packed(), "data", "objects");
        try {
            access.apply(object, new Write(Owner.MANAGER, true, false));
        } catch (ClusterException refused) {
            throw new RefusedException(List.of("refused: " + owner.before() + " cannot be written: "
                    + refused.getMessage()
                    + ".\n  fix: It keeps what an apply takes back when it fails; see that it can"
                    + " be written and apply again."));
        }
    }

    private String packed() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Entry entry : entries.values()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("apiVersion", entry.key().apiVersion());
            each.put("kind", entry.key().kind());
            each.put("namespace", entry.key().namespace());
            each.put("name", entry.key().name());
            each.put("state", entry.state().content());
            list.add(each);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(JSON.writeValueAsBytes(list));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private void read(String packed) {
        byte[] bytes = Base64.getDecoder().decode(packed);
        try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            for (Map<String, Object> each : JSON.readValue(unpacking.readAllBytes(), ENTRIES)) {
                Tree entry = new Tree(each);
                ObjectKey key = new ObjectKey(
                        entry.text("apiVersion"), entry.text("kind"), entry.text("namespace"), entry.text("name"));
                entries.put(key.identity(), new Entry(key, entry.part("state")));
            }
        } catch (IOException unreadable) {
            throw new RefusedException(
                    List.of("refused: " + owner.before() + " cannot be read: " + unreadable.getMessage()
                            + ".\n  fix: Delete it; what an earlier apply changed is then not taken back."));
        }
    }
}
