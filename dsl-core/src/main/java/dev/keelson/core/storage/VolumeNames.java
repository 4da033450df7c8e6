package dev.keelson.core.storage;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of volumes that are known by their directory alone.
 *
 * @param prefix what they begin with, so that two containers can each have a {@code /tmp}
 */
record VolumeNames(String prefix) {
    private static final int LONGEST = 63;
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-z0-9]+");

    /** {@return the words of the directory with dashes, {@code var-run-postgresql} for {@code /var/run/postgresql}} */
    String of(String directory) {
        String words = NOT_IN_NAMES.matcher(directory.toLowerCase(Locale.ROOT)).replaceAll("-");
        String trimmed = (prefix + words.replaceAll("^-+", "")).replaceAll("^-+|-+$", "");
        String name = trimmed.length() > LONGEST
                ? trimmed.substring(trimmed.length() - LONGEST).replaceAll("^-+", "")
                : trimmed;
        return name.isEmpty() ? "root" : name;
    }
}
