package dev.keelson.core.scaling.recommendation;

import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Dimension;
import dev.keelson.core.scaling.ScaledResource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts as clusters write them, which is in more units than people use, and as people read them: whole thousandths of
 * a core and whole mebibytes, rounded up so that nobody gets less than was recommended.
 */
final class ObservedQuantity {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|)");
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1L << 20);

    private ObservedQuantity() {}

    /** {@return cores or bytes, empty for what is no amount} */
    static Optional<BigDecimal> read(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(size(matcher.group(2)).multiply(new BigDecimal(matcher.group(1))))
                : Optional.empty();
    }

    static Amount rounded(ScaledResource resource, BigDecimal amount) {
        return resource == ScaledResource.CPU
                ? new Amount(wholes(amount.multiply(MILLIS)), "m", Dimension.CPU)
                : new Amount(wholes(amount.divide(MEBIBYTE)), "Mi", Dimension.BYTES);
    }

    private static BigDecimal size(String unit) {
        return switch (unit) {
            case "n" -> BigDecimal.ONE.movePointLeft(9);
            case "u" -> BigDecimal.ONE.movePointLeft(6);
            case "m" -> BigDecimal.ONE.movePointLeft(3);
            case "k" -> BigDecimal.ONE.movePointRight(3);
            case "M" -> BigDecimal.ONE.movePointRight(6);
            case "G" -> BigDecimal.ONE.movePointRight(9);
            case "T" -> BigDecimal.ONE.movePointRight(12);
            case "P" -> BigDecimal.ONE.movePointRight(15);
            case "E" -> BigDecimal.ONE.movePointRight(18);
            case "Ki" -> BigDecimal.valueOf(1L << 10);
            case "Mi" -> BigDecimal.valueOf(1L << 20);
            case "Gi" -> BigDecimal.valueOf(1L << 30);
            case "Ti" -> BigDecimal.valueOf(1L << 40);
            case "Pi" -> BigDecimal.valueOf(1L << 50);
            case "Ei" -> BigDecimal.valueOf(1L << 60);
            default -> BigDecimal.ONE;
        };
    }

    private static long wholes(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
