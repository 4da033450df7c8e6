package dev.keelson.core.adoption;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with manifests that components adopt.
 *
 * @since 0.1.0
 */
public final class AdoptionRules {
    /** A manifest that is not on the class path. */
    public static final Rule MANIFEST_MISSING =
            Rule.error("manifest-missing", "A manifest to adopt is not on the class path.");

    /** A resource that holds no Kubernetes objects. */
    public static final Rule MANIFEST_UNREADABLE =
            Rule.error("manifest-unreadable", "What is to be adopted is not a manifest of Kubernetes objects.");

    /** No workload of the wanted kind in a manifest, or several. */
    public static final Rule MANIFEST_WORKLOAD =
            Rule.error("manifest-workload", "A manifest to adopt does not hold exactly one workload of the kind.");

    /** Fields that no word takes. */
    public static final Rule FIELD_IGNORED =
            Rule.warning("adopted-field-ignored", "An adopted manifest says what the component does not take over.");

    private AdoptionRules() {}
}
