package dev.keelson.core.check.scaling;

import dev.keelson.core.check.object.Field;
import java.util.regex.Pattern;

/** A number of pods, or a share of them in hundredths, as Kubernetes counts it. */
record Share(long number, boolean isPercent) {
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,9}%");

    /** What the field says, and the other where it says neither. */
    static Share of(Field field, Share otherwise) {
        if (field.isNumber()) {
            return new Share(field.number(), false);
        }
        return PERCENT.matcher(field.text()).matches()
                ? new Share(
                        Long.parseLong(field.text().substring(0, field.text().length() - 1)), true)
                : otherwise;
    }

    long roundedUp(long pods) {
        return isPercent ? (number * pods + 99) / 100 : number;
    }

    long roundedDown(long pods) {
        return isPercent ? number * pods / 100 : number;
    }

    @Override
    public String toString() {
        return number + (isPercent ? "%" : "");
    }
}
