package dev.keelson.helm.dependency;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of versions as Helm reads it: {@code ^20.1}, {@code >=1.34.0-0}, {@code ~3.2 || 4.x}, {@code 1.2 - 1.4}. Conditions
 * beside each other, with a comma or a blank between, hold together; {@code ||} stands between alternatives. A
 * pre-release is in a range only where one of the conditions names a pre-release, hence {@code -0}.
 *
 * @see <a href="https://helm.sh/docs/chart_best_practices/dependencies/">Helm, version ranges</a>
 * @since 0.1.0
 */
public final class VersionRange {
    private static final Pattern FROM_TO =
            Pattern.compile("\\s*(" + Bound.VERSION + ")\\s+-\\s+(" + Bound.VERSION + ")\\s*");
    private static final Pattern APART = Pattern.compile("\\s*,\\s*|\\s+(?=[=!<>~^v0-9xX*])");

    private final String text;
    private final List<List<Bound>> alternatives;
    private final List<Defect> defects;

    private VersionRange(String text, List<List<Bound>> alternatives, List<Defect> defects) {
        this.text = text;
        this.alternatives = alternatives;
        this.defects = defects;
    }

    /**
     * Reads a range.
     *
     * <p>Finding: {@code version-range} where it is used.
     */
    public static VersionRange parse(String text) {
        List<List<Bound>> alternatives = new ArrayList<>();
        for (String alternative : text.split("\\|\\|", -1)) {
            List<Bound> together = new ArrayList<>();
            for (String condition : conditions(alternative)) {
                Optional<Bound> bound = Bound.parse(condition);
                if (bound.isEmpty()) {
                    return new VersionRange(text, List.of(), List.of(defect(text, condition, Origin.here())));
                }
                together.add(bound.get());
            }
            alternatives.add(List.copyOf(together));
        }
        return new VersionRange(text, List.copyOf(alternatives), List.of());
    }

    private static String[] conditions(String alternative) {
        String plain = FROM_TO.matcher(alternative)
                .replaceAll(found -> ">=" + found.group(1) + " <=" + found.group(7))
                .strip();
        // An operator may stand apart from its version.
        return APART.split(plain.replaceAll("([=!<>~^])\\s+", "$1"), -1);
    }

    private static Defect defect(String text, String condition, Origin here) {
        return new Defect(
                DependencyRules.VERSION_RANGE,
                "\"" + text + "\" is no range of versions: "
                        + (condition.isBlank() ? "a condition is missing" : "\"" + condition + "\" is no condition")
                        + ".",
                "Write it as Helm reads it: ^20.1, >=1.34.0-0, ~3.2 || 4.x.",
                here);
    }

    /** {@return whether the version is in the range; none is where the range could not be read} */
    public boolean admits(SemVer version) {
        return alternatives.stream().anyMatch(together -> {
            boolean preReleases =
                    together.stream().anyMatch(bound -> bound.version().isPreRelease());
            return together.stream().allMatch(bound -> bound.admits(version, preReleases));
        });
    }

    /** {@return what is wrong with the text} */
    public List<Defect> defects() {
        return defects;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionRange range && text.equals(range.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@return the range as it was written} */
    @Override
    public String toString() {
        return text;
    }
}
