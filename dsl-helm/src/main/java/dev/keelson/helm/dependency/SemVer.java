package dev.keelson.helm.dependency;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A semantic version, in the strict form that Helm asks of a chart: {@code 1.4.2}, {@code 0.1.0-SNAPSHOT},
 * {@code 1.4.2+build.7}. What stands after {@code +} tells builds apart and orders nothing.
 *
 * @see <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</a>
 * @since 0.1.0
 */
public final class SemVer implements Comparable<SemVer> {
    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String PART = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
    private static final Pattern FORM = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-(" + PART
            + "(?:\\." + PART + ")*))?(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?");

    private final String text;
    private final BigInteger major;
    private final BigInteger minor;
    private final BigInteger patch;
    private final String preRelease;

    private SemVer(String text, BigInteger major, BigInteger minor, BigInteger patch, String preRelease) {
        this.text = text;
        this.major = major;
        this.minor = minor;
        this.patch = patch;
        this.preRelease = preRelease;
    }

    /** {@return the version, empty where the text is none} */
    public static Optional<SemVer> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new SemVer(
                        text,
                        new BigInteger(form.group(1)),
                        new BigInteger(form.group(2)),
                        new BigInteger(form.group(3)),
                        form.group(4) == null ? "" : form.group(4)))
                : Optional.empty();
    }

    BigInteger major() {
        return major;
    }

    BigInteger minor() {
        return minor;
    }

    BigInteger patch() {
        return patch;
    }

    boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    /** Orders by precedence; versions that differ in their build alone are in no order, and yet not equal. */
    @Override
    public int compareTo(SemVer other) {
        int order = major.compareTo(other.major);
        order = order != 0 ? order : minor.compareTo(other.minor);
        order = order != 0 ? order : patch.compareTo(other.patch);
        return order != 0 ? order : comparePreRelease(other);
    }

    private int comparePreRelease(SemVer other) {
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        String[] own = preRelease.split("\\.", -1);
        String[] theirs = other.preRelease.split("\\.", -1);
        for (int i = 0; i < Math.min(own.length, theirs.length); i++) {
            int order = comparePart(own[i], theirs[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(own.length, theirs.length);
    }

    /** A number comes before a word. */
    private static int comparePart(String own, String other) {
        boolean number = own.matches("[0-9]+");
        boolean otherNumber = other.matches("[0-9]+");
        if (number && otherNumber) {
            return new BigInteger(own).compareTo(new BigInteger(other));
        }
        return number == otherNumber ? own.compareTo(other) : Boolean.compare(otherNumber, number);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SemVer version && text.equals(version.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@return the version as it was written} */
    @Override
    public String toString() {
        return text;
    }
}
