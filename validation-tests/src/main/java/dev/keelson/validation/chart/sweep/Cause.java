package dev.keelson.validation.chart.sweep;

import java.util.List;

/**
 * The fewest values that an error follows from.
 *
 * @param error the error, without the words that say the values
 * @param paths the values' paths
 */
record Cause(String error, List<String> paths) {
    /** Keeps the paths from changing. */
    Cause {
        paths = List.copyOf(paths);
    }
}
