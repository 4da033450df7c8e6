package dev.keelson.core.diagnostic;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * One mistake: what happened, where it was said, and how to mend it.
 *
 * @param rule the kind of mistake
 * @param path where in the model
 * @param message what happened, a full sentence
 * @param fix what to write instead
 * @param sites the Java lines that have a part in it, the one to open first
 * @since 0.1.0
 */
public record Finding(Rule rule, ModelPath path, String message, String fix, List<Site> sites) {

    /**
     * A Java line and its part in the finding.
     *
     * @param origin the line
     * @param role what was said there, empty for the line to open first
     */
    public record Site(Origin origin, String role) {
        @Override
        public String toString() {
            return role.isEmpty() ? "at " + origin : "at " + origin + " (" + role + ")";
        }
    }

    /** Keeps the sites from changing. */
    public Finding {
        sites = List.copyOf(sites);
    }

    /**
     * A finding with its first line.
     *
     * @param rule the kind of mistake
     * @param path where in the model
     * @param origin the line to open first
     * @param message what happened
     * @param fix what to write instead
     * @return the finding
     */
    public static Finding of(Rule rule, ModelPath path, Origin origin, String message, String fix) {
        return new Finding(rule, path, message, fix, List.of(new Site(origin, "")));
    }

    /**
     * The same finding with one more line.
     *
     * @param role what was said there
     * @param origin the line
     * @return the longer finding
     */
    public Finding also(String role, Origin origin) {
        List<Site> longer = new ArrayList<>(sites);
        longer.add(new Site(origin, role));
        return new Finding(rule, path, message, fix, longer);
    }

    /** {@return whether nothing may be written because of it} */
    public boolean isError() {
        return rule.severity() == Severity.ERROR;
    }

    /** {@return the finding as a person reads it, over several lines} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(rule.severity().label()).append('[').append(rule.id()).append(']');
        if (!path.segments().isEmpty()) {
            text.append(' ').append(path);
        }
        text.append(": ").append(message).append('\n');
        sites.forEach(site -> text.append("    ").append(site).append('\n'));
        return text.append("  fix: ").append(fix.replace("\n", "\n       ")).toString();
    }
}
