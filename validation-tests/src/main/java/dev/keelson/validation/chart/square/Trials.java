package dev.keelson.validation.chart.square;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Tries cases, two at a time. A case that a check refuses is repaired: what the finding leads to is left out. */
final class Trials {
    private static final int REPAIRS = 25;
    private static final int THREADS = 2;

    private final Square square;
    private final Values base;
    private final Causes causes;

    Trials(Square square, Values base) {
        this.square = square;
        this.base = base;
        this.causes = new Causes(square, base);
    }

    List<Trial> of(List<Values> cases) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Trial>> running = new ArrayList<>();
            cases.forEach(values -> running.add(threads.submit(() -> tried(values))));
            List<Trial> trials = new ArrayList<>();
            for (Future<Trial> each : running) {
                trials.add(each.get());
            }
            return trials;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Trial tried(Values wanted) {
        Map<String, String> dropped = new LinkedHashMap<>();
        Values values = base.with(wanted.given());
        Emission plain = square.plain(values);
        for (int repair = 0; !plain.errors().isEmpty(); repair++) {
            Map<String, Finding> found = causes.of(values, plain);
            if (found.isEmpty() || repair == REPAIRS) {
                String first = plain.errors().get(0).message();
                wanted.given().keySet().forEach(path -> dropped.put(path, first));
                values = base;
            } else {
                found.forEach((path, finding) -> dropped.put(path, finding.message()));
                values = base.with(values.without(found.keySet()).given());
            }
            plain = square.plain(values);
            if (values.equals(base) && !plain.errors().isEmpty()) {
                throw new IllegalStateException("The platform has errors with no other values than "
                        + (base.given().isEmpty() ? "its defaults" : base) + ": "
                        + plain.errors().get(0));
            }
        }
        return new Trial(
                values,
                dropped,
                plain.parameters().stream().map(Parameter::path).collect(Collectors.toSet()),
                square.disagreement(values, plain));
    }
}
