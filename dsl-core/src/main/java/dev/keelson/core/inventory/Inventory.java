package dev.keelson.core.inventory;

import dev.keelson.core.cluster.ClusterAccess;
import dev.keelson.core.cluster.ClusterException;
import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.cluster.Tree;
import dev.keelson.core.cluster.Write;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The objects that a platform wrote for an environment, kept in a config map in the cluster: the parent of an ApplySet
 * that also names each member. It is written before its members are, so that nothing is ever there that it does not know.
 *
 * @since 0.1.0
 */
public final class Inventory {
    private static final String TOOLING = "applyset.kubernetes.io/tooling";
    private static final String TOOL = "keelson/v0.1";
    private static final Pattern LINE = Pattern.compile("(\\S+) (\\S+) (?:([^/\\s]+)/)?(\\S+)");

    private final ClusterAccess access;
    private final Owner owner;
    private final Map<String, ObjectKey> objects = new LinkedHashMap<>();
    private String version = "";
    private long applies;

    private Inventory(ClusterAccess access, Owner owner) {
        this.access = access;
        this.owner = owner;
    }

    /** {@return what the cluster remembers, nothing the first time} */
    public static Inventory load(ClusterAccess access, Owner owner) {
        Inventory inventory = new Inventory(access, owner);
        access.find(owner.inventory()).ifPresent(inventory::read);
        return inventory;
    }

    /** {@return what earlier applies wrote and is not among these} */
    public List<ObjectKey> besides(Collection<ObjectKey> desired) {
        Map<String, ObjectKey> besides = new LinkedHashMap<>(objects);
        desired.forEach(key -> besides.remove(key.identity()));
        return List.copyOf(besides.values());
    }

    /** Adds what will be written. */
    public void announce(Collection<ObjectKey> desired) {
        desired.forEach(key -> objects.put(key.identity(), key));
        applies++;
        write();
    }

    /** Leaves what is there now. */
    public void settle(Collection<ObjectKey> present) {
        objects.clear();
        present.forEach(key -> objects.put(key.identity(), key));
        write();
    }

    private void read(Tree live) {
        if (!live.text("metadata", "annotations", TOOLING).equals(TOOL)
                || !live.text("metadata", "labels", Owner.ID).equals(owner.id())) {
            throw new RefusedException(List.of("refused: " + owner.inventory() + " is there and is no inventory of"
                    + " keelson's.\n  fix: Name another namespace with --inventory-namespace, or delete it."));
        }
        version = live.text("metadata", "resourceVersion");
        applies = Long.parseLong(live.text("data", "applies"));
        live.text("data", "objects").lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new RefusedException(
                        List.of("refused: " + owner.inventory() + " has a line that names no object: " + line
                                + "\n  fix: Take the line out; who wrote it knows what it meant."));
            }
            String namespace = matcher.group(3) == null ? "" : matcher.group(3);
            ObjectKey key = new ObjectKey(matcher.group(1), matcher.group(2), namespace, matcher.group(4));
            objects.put(key.identity(), key);
        });
    }

    /** The version that was read goes along, so that of two applies at one time only one goes on. */
    private void write() {
        TreeSet<String> lines = new TreeSet<>();
        TreeSet<String> kinds = new TreeSet<>();
        TreeSet<String> namespaces = new TreeSet<>();
        for (ObjectKey key : objects.values()) {
            String place = key.namespace().isEmpty() ? "" : key.namespace() + "/";
            lines.add(key.apiVersion() + " " + key.kind() + " " + place + key.name());
            kinds.add(key.kind() + (key.group().isEmpty() ? "" : "." + key.group()));
            if (!key.namespace().isEmpty() && !key.namespace().equals(owner.namespace())) {
                namespaces.add(key.namespace());
            }
        }
        Map<String, Object> annotations = new TreeMap<>();
        annotations.put(TOOLING, TOOL);
        annotations.put("applyset.kubernetes.io/contains-group-kinds", String.join(",", kinds));
        annotations.put("applyset.kubernetes.io/additional-namespaces", String.join(",", namespaces));
        Tree object = new Tree(Map.of("apiVersion", "v1"))
                .with("ConfigMap", "kind")
                .with(owner.name(), "metadata", "name")
                .with(owner.namespace(), "metadata", "namespace")
                .with(owner.id(), "metadata", "labels", Owner.ID)
                .with(annotations, "metadata", "annotations")
                .with(Long.toString(applies), "data", "applies")
                .with(lines.stream().map(line -> line + "\n").collect(Collectors.joining()), "data", "objects");
        Tree versioned = version.isEmpty() ? object : object.with(version, "metadata", "resourceVersion");
        try {
            version = access.apply(versioned, new Write(Owner.MANAGER, true, false))
                    .text("metadata", "resourceVersion");
        } catch (ClusterException refused) {
            throw new RefusedException(List.of(reason(refused)));
        }
    }

    private String reason(ClusterException refused) {
        return refused.isOutdated()
                ? "refused: another apply of " + owner.name() + " began meanwhile.\n  fix: See that it ends, and apply"
                        + " again."
                : "refused: " + owner.inventory() + " cannot be written: " + refused.getMessage() + ".\n  fix: Its"
                        + " namespace must be there and writable; --inventory-namespace names another.";
    }
}
