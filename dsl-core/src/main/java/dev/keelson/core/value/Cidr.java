package dev.keelson.core.value;

import dev.keelson.core.expression.Expression;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of IP addresses, {@code 10.0.0.0/8} or {@code fd00::/8}.
 *
 * @since 0.1.0
 */
public final class Cidr extends Scalar {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern FOUR = Pattern.compile(OCTET + "(\\." + OCTET + "){3}/(3[0-2]|[12]?[0-9])");
    private static final String GROUP = "[0-9A-Fa-f]{0,4}";
    private static final Pattern SIX =
            Pattern.compile("(" + GROUP + "(:" + GROUP + ")+)/(12[0-8]|1[01][0-9]|[1-9]?[0-9])");

    Cidr(Expression expression) {
        super(expression);
    }

    /** {@return that block} Anything else becomes the finding {@code invalid-value} where it is used. */
    public static Cidr parse(String block) {
        return new Cidr(literal(block));
    }

    static Expression literal(@Nullable String block) {
        if (block == null) {
            return ValueRules.missing("The address block");
        }
        return isBlock(block)
                ? new Expression.Constant(block)
                : ValueRules.invalid(
                        "The address block \"" + block + "\" is not valid.",
                        "Write an address with its prefix length, for example 10.0.0.0/8.");
    }

    private static boolean isBlock(String block) {
        if (FOUR.matcher(block).matches()) {
            return true;
        }
        Matcher six = SIX.matcher(block);
        return six.matches() && isVersionSix(six.group(1));
    }

    /** The pattern leaves only digits and colons, which the JDK reads as an address without asking a name server. */
    private static boolean isVersionSix(String address) {
        try {
            return InetAddress.getByName(address) instanceof Inet6Address;
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
