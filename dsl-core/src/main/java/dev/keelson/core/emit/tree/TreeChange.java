package dev.keelson.core.emit.tree;

import java.util.List;

/**
 * What a run did to an output directory.
 *
 * @param written paths of the files that are new or have new content, sorted
 * @param deleted paths of the files that are no longer generated, sorted
 * @param unchanged how many files were left alone
 * @since 0.1.0
 */
public record TreeChange(List<String> written, List<String> deleted, int unchanged) {
    /** {@return whether everything was as it should be already} */
    public boolean isEmpty() {
        return written.isEmpty() && deleted.isEmpty();
    }
}
