package dev.keelson.core.storage;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with volumes.
 *
 * @since 0.1.0
 */
public final class StorageRules {
    /** Two volumes at one directory. */
    public static final Rule MOUNTED_TWICE =
            Rule.error("mounted-twice", "Two volumes are mounted at the same directory.");

    /** Two volumes with one name. */
    public static final Rule SAME_VOLUME = Rule.error("same-volume", "Two volumes of a pod have the same name.");

    /** A directory that is not an absolute path. */
    public static final Rule INVALID_DIRECTORY =
            Rule.error("invalid-directory", "A volume is mounted at something that is not an absolute directory.");

    /** A volume nobody mounts. */
    public static final Rule NOT_MOUNTED = Rule.warning("not-mounted", "A volume is declared and mounted nowhere.");

    /** A volume shared that nobody declares. */
    public static final Rule UNKNOWN_VOLUME =
            Rule.error("unknown-volume", "A container shares a volume that its pod does not have.");

    /** A claim mounted that nobody makes. */
    public static final Rule UNDEFINED_CLAIM =
            Rule.error("undefined-claim", "A claim is mounted or copied and defined nowhere.");

    /** A claim that no pod mounts. */
    public static final Rule UNUSED_CLAIM = Rule.warning("unused-claim", "A claim is defined and nobody mounts it.");

    /** A storage class that nobody makes. */
    public static final Rule UNDEFINED_STORAGE_CLASS =
            Rule.error("undefined-storage-class", "A storage class is asked for and defined nowhere.");

    /** A claim of one node under pods of several. */
    public static final Rule SHARED_CLAIM =
            Rule.warning("shared-claim", "A claim that one node may mount is mounted by pods that may run on several.");

    /** A claim of one pod under several. */
    public static final Rule SINGLE_POD_CLAIM =
            Rule.error("single-pod-claim", "A claim that one pod may mount is mounted by several.");

    private StorageRules() {}
}
