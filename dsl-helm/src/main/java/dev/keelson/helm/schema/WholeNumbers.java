package dev.keelson.helm.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * Regular expressions for whole numbers in a range, written without leading zeros. JSON schema compares numbers; an amount
 * such as {@code 30s} is a text.
 */
final class WholeNumbers {
    private WholeNumbers() {}

    /** {@return an expression for exactly the numbers from the least to the greatest, none of them negative} */
    static String between(long least, long greatest) {
        List<String> alternatives = new ArrayList<>();
        int shortest = Long.toString(least).length();
        int longest = Long.toString(greatest).length();
        // Lengths of which every number counts are one alternative.
        int fullFrom = 0;
        int fullTo = -1;
        for (int length = shortest; length <= longest; length++) {
            String low = length == shortest ? Long.toString(least) : "1" + "0".repeat(length - 1);
            String high = length == longest ? Long.toString(greatest) : "9".repeat(length);
            if (low.equals("1" + "0".repeat(length - 1)) && high.equals("9".repeat(length))) {
                fullFrom = fullTo < 0 ? length : fullFrom;
                fullTo = length;
            } else if (length == 1 && low.equals("0") && high.equals("9") && longest > 1) {
                alternatives.add("0");
                fullFrom = 1;
                fullTo = 1;
            } else {
                alternatives.addAll(sameLength(low, high));
            }
        }
        if (fullTo > 0) {
            alternatives.add("[1-9]" + digits(fullFrom - 1, fullTo - 1));
        }
        return alternatives.size() == 1 ? alternatives.get(0) : "(" + String.join("|", alternatives) + ")";
    }

    private static List<String> sameLength(String low, String high) {
        if (low.isEmpty()) {
            return List.of("");
        }
        if (low.charAt(0) == high.charAt(0)) {
            List<String> alternatives = new ArrayList<>();
            sameLength(low.substring(1), high.substring(1)).forEach(rest -> alternatives.add(low.charAt(0) + rest));
            return alternatives;
        }
        int rest = low.length() - 1;
        List<String> alternatives = new ArrayList<>();
        char from = low.charAt(0);
        char to = high.charAt(0);
        if (!low.substring(1).equals("0".repeat(rest))) {
            for (String tail : sameLength(low.substring(1), "9".repeat(rest))) {
                alternatives.add(from + tail);
            }
            from++;
        }
        boolean isCut = !high.substring(1).equals("9".repeat(rest));
        if (isCut) {
            to--;
        }
        if (from <= to) {
            alternatives.add((from == to ? String.valueOf(from) : "[" + from + "-" + to + "]") + digits(rest, rest));
        }
        if (isCut) {
            for (String tail : sameLength("0".repeat(rest), high.substring(1))) {
                alternatives.add(high.charAt(0) + tail);
            }
        }
        return alternatives;
    }

    private static String digits(int least, int greatest) {
        if (greatest == 0) {
            return "";
        }
        if (least == 1 && greatest == 1) {
            return "[0-9]";
        }
        return "[0-9]{" + (least == greatest ? least : least + "," + greatest) + "}";
    }
}
