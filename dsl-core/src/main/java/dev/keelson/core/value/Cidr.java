package dev.keelson.core.value;

import dev.keelson.core.expression.Expression;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of IP addresses, {@code 10.0.0.0/8} or {@code fd00::/8}.
 *
 * <p>Of the addresses of version six that begin with zeros only {@code ::} and {@code ::1} are taken. The others are reserved,
 * or of version four in disguise, on whose meaning Kubernetes and its network plug-ins do not agree.
 *
 * @since 0.1.0
 */
public final class Cidr extends Scalar {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String FOUR = OCTET + "(\\." + OCTET + "){3}/(3[0-2]|[12]?[0-9])";
    private static final String GROUP = "[0-9A-Fa-f]{1,4}";
    private static final String SIX =
            "(::1?|[1-9A-Fa-f][0-9A-Fa-f]{0,3}(" + afterFirst() + "))/(12[0-8]|1[01][0-9]|[1-9]?[0-9])";
    static final Pattern FORM = Pattern.compile(FOUR + "|" + SIX);

    Cidr(Expression expression) {
        super(expression);
    }

    /** {@return that block} Anything else becomes the finding {@code invalid-value} where it is used. */
    public static Cidr parse(String block) {
        return new Cidr(literal(block));
    }

    static Expression literal(@Nullable String block) {
        return Literals.matching(
                block, FORM, "The address block", "Write an address with its prefix length, for example 10.0.0.0/8.");
    }

    /** Seven more groups, or fewer with one double colon. */
    private static String afterFirst() {
        StringBuilder ways = new StringBuilder(groups("7")).append("|::(").append(GROUP + groups("0,5") + ")?");
        for (int left = 1; left <= 5; left++) {
            ways.append("|").append(groups("" + left)).append("::(").append(GROUP + groups("0," + (5 - left)) + ")?");
        }
        return ways.append("|").append(groups("6")).append("::").toString();
    }

    private static String groups(String times) {
        return "(:" + GROUP + "){" + times + "}";
    }
}
