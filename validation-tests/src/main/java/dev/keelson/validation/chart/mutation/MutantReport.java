package dev.keelson.validation.chart.mutation;

import java.util.List;
import java.util.Map;

/**
 * Which mistakes in templates a square notices.
 *
 * @param killed how many mistakes of each kind some case showed
 * @param survivors the mistakes that no case showed
 * @param equivalent how many changes no case can show, by the reason
 * @param seconds how long it took
 * @since 0.1.0
 */
public record MutantReport(
        Map<String, Integer> killed, List<TemplateMutant> survivors, Map<String, Integer> equivalent, long seconds) {

    /** {@return the numbers on one line} */
    public String figures() {
        return killed.values().stream().mapToInt(Integer::intValue).sum() + " mistakes noticed " + killed + ", "
                + survivors.size() + " not; no mistakes " + equivalent + "; " + seconds + " s";
    }
}
