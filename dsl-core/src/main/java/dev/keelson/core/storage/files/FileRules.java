package dev.keelson.core.storage.files;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with the files of a volume.
 *
 * @since 0.1.0
 */
public final class FileRules {
    /** Two files at one path. */
    public static final Rule SAME_FILE = Rule.error("same-file", "Two files of a volume have the same path.");

    /** A path that leads out of its volume. */
    public static final Rule INVALID_FILE =
            Rule.error("invalid-file", "A file of a volume has a path that is not relative to it.");

    private FileRules() {}
}
