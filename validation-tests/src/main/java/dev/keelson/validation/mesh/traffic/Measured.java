package dev.keelson.validation.mesh.traffic;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a load. Times are in microseconds, from the request to the end of its response.
 *
 * @param requests how many were made
 * @param statuses how many responses had each status; {@code 0} stands for none at all
 * @param errors why there were none, each reason once
 * @param rate requests a second that were really made
 * @param millis how long it took, from the first request to the last answer
 * @param p50 the time of half of them
 * @param p90 the time of nine of ten
 * @param p99 the time of 99 of 100
 * @param max the longest
 * @param acknowledged the ids of the writes that were answered with 200
 * @since 0.1.0
 */
public record Measured(
        long requests,
        Map<String, Integer> statuses,
        List<String> errors,
        double rate,
        long millis,
        long p50,
        long p90,
        long p99,
        long max,
        List<String> acknowledged) {

    /** Keeps copies; what is missing is empty. */
    public Measured {
        statuses = Map.copyOf(statuses);
        errors = orEmpty(errors);
        acknowledged = orEmpty(acknowledged);
    }

    private static List<String> orEmpty(@Nullable List<String> lines) {
        return lines == null ? List.of() : List.copyOf(lines);
    }

    /** {@return how many were not answered with 200} */
    public long lost() {
        return requests - statuses.getOrDefault("200", 0);
    }
}
