package dev.keelson.core.storage;

import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.value.Text;

/**
 * What a new volume holds at first, {@code dataSource}. A claim that is bound already does not look at it again.
 *
 * @since 0.1.0
 */
public sealed interface DataSource {

    /** {@return the content of a volume snapshot of the claim's namespace} */
    static DataSource snapshot(String name) {
        return snapshot(Text.of(name));
    }

    /** {@return the content of a volume snapshot of the claim's namespace} */
    static DataSource snapshot(Text name) {
        return new Snapshot(name);
    }

    /** {@return the content of another claim, copied by the storage driver} */
    static DataSource claim(ClaimRef source) {
        return new Copy(source);
    }

    /**
     * The content of a {@code VolumeSnapshot}.
     *
     * @param name its name
     */
    record Snapshot(Text name) implements DataSource {}

    /**
     * The content of another claim.
     *
     * @param source the claim
     */
    record Copy(ClaimRef source) implements DataSource {}
}
