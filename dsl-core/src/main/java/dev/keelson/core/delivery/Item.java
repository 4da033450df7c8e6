package dev.keelson.core.delivery;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.cluster.Tree;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.inventory.Owner;
import dev.keelson.core.origin.Origin;
import java.util.LinkedHashMap;

/**
 * One object to be applied: what is written to the manifests, with the label of its owner.
 *
 * @param key what names it
 * @param desired what it shall be
 * @param origin the Java line it follows from
 */
record Item(ObjectKey key, Tree desired, Origin origin) {
    private static final YamlWriter WRITER = new YamlWriter();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    static Item of(Resource resource, Owner owner) {
        Tree written = new Tree(JSON.convertValue(WRITER.tree(resource.object()), OBJECT));
        return new Item(
                ObjectKey.of(written),
                written.with(owner.id(), "metadata", "labels", Owner.PART_OF),
                resource.source().origin());
    }
}
