package dev.keelson.core.diagnostic;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;

/**
 * A mistake made in a value before any run could report it, such as an image that cannot be parsed in a static field. It
 * travels with the value and becomes a finding where the value is used.
 *
 * @param rule the kind of mistake
 * @param message what happened
 * @param fix what to write instead
 * @param origin the line that made the value
 * @since 0.1.0
 */
public record Defect(Rule rule, String message, String fix, Origin origin) {

    /**
     * The finding this defect becomes.
     *
     * @param path the word that used the value
     * @return the finding, at the line that made the value
     */
    public Finding at(ModelPath path) {
        return Finding.of(rule, path, origin, message, fix);
    }
}
