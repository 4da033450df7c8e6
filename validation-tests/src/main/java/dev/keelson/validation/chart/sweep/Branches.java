package dev.keelson.validation.chart.sweep;

import dev.keelson.validation.chart.covering.Factor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows that enter every branch of the templates: where conditions on more than two values meet, in one condition, one chain
 * of branches or one inside the other, pairs do not lead everywhere, so all their combinations are taken.
 */
final class Branches {
    private static final Pattern OPENING = Pattern.compile("\\{\\{-? (?:if|range|with) (.*?) -?}}");
    private static final Pattern ELSE = Pattern.compile("\\{\\{-? else if (.*?) -?}}");
    private static final Pattern END = Pattern.compile("\\{\\{-? end -?}}");
    private static final Pattern VALUE = Pattern.compile("\\.Values((?:\\.[A-Za-z_][A-Za-z0-9_]*)+)");
    private static final int COMBINATIONS = 128;

    private final List<Factor> factors;
    private final Map<String, Integer> places = new HashMap<>();

    private Branches(List<Factor> factors) {
        this.factors = factors;
        for (int place = 0; place < factors.size(); place++) {
            places.put(factors.get(place).path(), place);
        }
    }

    /** {@return the rows} A factor that a row says nothing about is negative in it. */
    static List<int[]> rows(List<Factor> factors, Collection<String> templates) {
        Branches branches = new Branches(factors);
        Set<Set<Integer>> together = new LinkedHashSet<>();
        templates.forEach(template -> branches.collect(template, together));
        List<int[]> rows = new ArrayList<>();
        together.forEach(places -> branches.combine(new ArrayList<>(places), rows));
        return rows;
    }

    private void collect(String template, Set<Set<Integer>> together) {
        Deque<Set<Integer>> open = new ArrayDeque<>();
        template.lines().forEach(line -> {
            Matcher opening = OPENING.matcher(line);
            Matcher chain = ELSE.matcher(line);
            if (opening.find() && !END.matcher(line).find()) {
                Set<Integer> inside = new TreeSet<>(open.isEmpty() ? Set.of() : open.peek());
                inside.addAll(named(opening.group(1)));
                open.push(inside);
            } else if (chain.find() && !open.isEmpty()) {
                open.peek().addAll(named(chain.group(1)));
            } else if (END.matcher(line).find() && !OPENING.matcher(line).find() && !open.isEmpty()) {
                Set<Integer> all = open.pop();
                if (all.size() > 2) {
                    together.add(all);
                }
            }
        });
    }

    private Set<Integer> named(String condition) {
        Set<Integer> named = new TreeSet<>();
        VALUE.matcher(condition).results().forEach(value -> {
            Integer place = places.get(value.group(1).substring(1));
            if (place != null) {
                named.add(place);
            }
        });
        return named;
    }

    private void combine(List<Integer> together, List<int[]> rows) {
        int combinations = 1;
        for (int place : together) {
            combinations = Math.min(
                    COMBINATIONS, combinations * factors.get(place).positions().size());
        }
        for (int number = 0; number < combinations; number++) {
            int[] wanted = new int[factors.size()];
            Arrays.fill(wanted, -1);
            int rest = number;
            for (int place : together) {
                int size = factors.get(place).positions().size();
                wanted[place] = rest % size;
                rest /= size;
            }
            put(wanted, rows);
        }
    }

    /** Writes positions into the first row that says nothing else about them, or into one more. */
    static void put(int[] wanted, List<int[]> rows) {
        int[] fitting =
                rows.stream().filter(row -> fits(row, wanted)).findFirst().orElse(null);
        if (fitting == null) {
            rows.add(wanted);
            return;
        }
        for (int place = 0; place < wanted.length; place++) {
            fitting[place] = wanted[place] >= 0 ? wanted[place] : fitting[place];
        }
    }

    private static boolean fits(int[] row, int[] wanted) {
        for (int place = 0; place < row.length; place++) {
            if (row[place] >= 0 && wanted[place] >= 0 && row[place] != wanted[place]) {
                return false;
            }
        }
        return true;
    }
}
