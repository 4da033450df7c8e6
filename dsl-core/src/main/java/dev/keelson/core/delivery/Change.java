package dev.keelson.core.delivery;

import dev.keelson.core.cluster.Tree;
import dev.keelson.core.inventory.BeforeRecord.Entry;
import dev.keelson.core.inventory.OwnedFields;
import dev.keelson.core.inventory.Owner;
import java.util.List;

/**
 * What applying one object does.
 *
 * @param item the object
 * @param kind what happens to it
 * @param before what it was, without fields where it was not
 * @param after what it becomes, without fields where that cannot be known beforehand
 * @param fields the fields that change, where that can be known beforehand
 */
record Change(Item item, Kind kind, Tree before, Tree after, List<String> fields) {
    Change {
        fields = List.copyOf(fields);
    }

    enum Kind {
        CREATE("create"),
        UPDATE("change"),
        NONE("leave");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** What to go back to. */
    Entry entry() {
        Tree state = before.content().isEmpty() ? Tree.EMPTY : OwnedFields.extract(before, after, Owner.MANAGER);
        return new Entry(item.key(), state);
    }

    boolean isNone() {
        return kind == Kind.NONE;
    }

    @Override
    public String toString() {
        return kind.word + " " + item.key() + (fields.isEmpty() ? "" : ": " + String.join(", ", fields));
    }
}
