package dev.keelson.core.exposure;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;

/**
 * Where a path of a host leads.
 *
 * @param match which requests are meant
 * @param prefix the path they have or begin with
 * @param component who answers
 * @param port on which of its ports
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Route(Match match, String prefix, Component component, Port port, ModelPath path, Origin origin) {

    /** {@return the path without the slash at the end of a prefix, which means nothing there} */
    public String steps() {
        return match == Match.PREFIX && prefix.length() > 1 && prefix.endsWith("/")
                ? prefix.substring(0, prefix.length() - 1)
                : prefix;
    }

    /** How the path of a request is compared. */
    public enum Match {
        /** It is the path. */
        EXACT("Exact"),
        /** It is the path or begins with it, step by step: {@code /a} means {@code /a/b} and not {@code /ab}. */
        PREFIX("Prefix");

        private final String text;

        Match(String text) {
            this.text = text;
        }

        /** {@return the value of {@code pathType}} */
        @Override
        public String toString() {
            return text;
        }
    }
}
