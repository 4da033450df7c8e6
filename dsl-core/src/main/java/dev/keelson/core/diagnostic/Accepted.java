package dev.keelson.core.diagnostic;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;

/**
 * The decision to live with the warnings of one rule in one part of the platform.
 *
 * @param rule the rule's id
 * @param path the part of the platform, its root for all of it
 * @param because the reason
 * @param origin the line that said so
 * @since 0.1.0
 */
public record Accepted(String rule, ModelPath path, String because, Origin origin) {
    /** Decisions that cannot hold. */
    public static final Rule POINTLESS =
            Rule.warning("pointless-accept", "A rule is accepted that raised no warning there.");

    /** {@return whether the finding is one of those} Errors cannot be accepted. */
    public boolean covers(Finding finding) {
        return !finding.isError()
                && finding.rule().id().equals(rule)
                && finding.path().startsWith(path);
    }
}
