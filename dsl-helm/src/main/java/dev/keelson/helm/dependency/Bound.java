package dev.keelson.helm.dependency;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One condition of a range of versions, {@code ^20.1}, as Helm's library of semantic versions reads it. Parts that are left
 * out or wild make it a condition on the parts before.
 *
 * @param operator what is asked
 * @param version the version it is about, zeros for what is left out
 * @param wild how many of the three numbers are left out, from the last
 */
record Bound(String operator, SemVer version, int wild) {
    private static final String PART = "([0-9]+|[xX*])";
    static final String VERSION = "v?" + PART + "(?:\\." + PART + ")?(?:\\." + PART + ")?"
            + "(-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?(\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?";
    private static final Pattern FORM = Pattern.compile("(|=|!=|>|<|>=|=>|<=|=<|~|~>|\\^)\\s*" + VERSION);

    static Optional<Bound> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int given = isWild(form.group(2)) ? 0 : isWild(form.group(3)) ? 1 : isWild(form.group(4)) ? 2 : 3;
        String preRelease = form.group(5) == null ? "" : form.group(5);
        String numbers =
                number(form, 2, given > 0) + "." + number(form, 3, given > 1) + "." + number(form, 4, given > 2);
        return SemVer.parse(numbers + preRelease)
                .map(version -> new Bound(operator(form.group(1)), version, 3 - given));
    }

    private static boolean isWild(String part) {
        return part == null || part.matches("[xX*]");
    }

    private static String number(Matcher form, int group, boolean given) {
        return given ? form.group(group) : "0";
    }

    private static String operator(String written) {
        return switch (written) {
            case "" -> "=";
            case "=>" -> ">=";
            case "=<" -> "<=";
            case "~>" -> "~";
            default -> written;
        };
    }

    boolean admits(SemVer candidate, boolean preReleases) {
        boolean exact = operator.equals("=") && wild == 0;
        if (!exact && candidate.isPreRelease() && !version.isPreRelease() && !preReleases) {
            return false;
        }
        return switch (operator) {
            case "=" -> wild == 0 ? candidate.compareTo(version) == 0 : tilde(candidate);
            case "!=" -> wild == 0 ? candidate.compareTo(version) != 0 : !sameGiven(candidate);
            case ">" -> wild == 0 ? candidate.compareTo(version) > 0 : above(candidate);
            case "<" -> candidate.compareTo(version) < 0;
            case ">=" -> candidate.compareTo(version) >= 0;
            case "<=" -> wild == 0 ? candidate.compareTo(version) <= 0 : !above(candidate);
            case "~" -> tilde(candidate);
            default -> caret(candidate);
        };
    }

    /** Whether the numbers that are given are the same. */
    private boolean sameGiven(SemVer candidate) {
        return (wild > 2 || candidate.major().equals(version.major()))
                && (wild > 1 || candidate.minor().equals(version.minor()));
    }

    /** Whether the numbers that are given are passed. */
    private boolean above(SemVer candidate) {
        int major = candidate.major().compareTo(version.major());
        return major > 0 || (major == 0 && wild == 1 && candidate.minor().compareTo(version.minor()) > 0);
    }

    private boolean tilde(SemVer candidate) {
        if (candidate.compareTo(version) < 0) {
            return false;
        }
        boolean zero = isZero(version.major()) && isZero(version.minor()) && isZero(version.patch());
        if (zero && (wild == 0 || wild == 3)) {
            return true;
        }
        return candidate.major().equals(version.major())
                && (wild > 1 || candidate.minor().equals(version.minor()));
    }

    private boolean caret(SemVer candidate) {
        if (candidate.compareTo(version) < 0) {
            return false;
        }
        if (!isZero(version.major()) || wild == 2) {
            return candidate.major().equals(version.major());
        }
        if (!isZero(candidate.major())) {
            return false;
        }
        if (!isZero(version.minor()) || wild == 1) {
            return candidate.minor().equals(version.minor());
        }
        return isZero(candidate.minor()) && candidate.patch().equals(version.patch());
    }

    private static boolean isZero(BigInteger number) {
        return number.signum() == 0;
    }
}
