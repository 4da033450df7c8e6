package dev.keelson.core.diagnostic;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects every mistake of a run. The same mistake said twice is kept once.
 *
 * @since 0.1.0
 */
public final class Problems {
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final Set<Defect> defects = new HashSet<>();

    /** An empty collection. */
    public Problems() {}

    /**
     * Adds a finding.
     *
     * @param finding the mistake
     */
    public void add(Finding finding) {
        if (seen.add(finding.toString())) {
            findings.add(finding);
        }
    }

    /**
     * Adds a finding with one line.
     *
     * @param rule the kind of mistake
     * @param path where in the model
     * @param origin the line to open first
     * @param message what happened
     * @param fix what to write instead
     */
    public void add(Rule rule, ModelPath path, Origin origin, String message, String fix) {
        add(Finding.of(rule, path, origin, message, fix));
    }

    /**
     * Adds a mistake that travelled with a value or token, once however often that is used.
     *
     * @param defect the mistake
     * @param path the word that used it
     */
    public void add(Defect defect, ModelPath path) {
        if (defects.add(defect)) {
            add(defect.at(path));
        }
    }

    /** {@return all findings in the order they were made} */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** {@return whether nothing may be written} */
    public boolean hasErrors() {
        return findings.stream().anyMatch(Finding::isError);
    }
}
