package dev.keelson.validation.chart.generated;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.setting.Condition;
import dev.keelson.helm.chart.Chart;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.validation.chart.candidate.Candidates;
import dev.keelson.validation.chart.square.Disagreement;
import dev.keelson.validation.chart.square.Emission;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.Values;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes the chart of a generated definition and compares it with the manifests for values drawn at random. */
final class Trial {
    private static final int CASES = 16;
    private static final int ATTEMPTS = 4;
    private static final int FIRST = 12;

    private final Platform platform;
    private final Random random;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Set<Condition>> asked = new HashMap<>();

    private Trial(Sketch sketch, long seed) {
        this.platform = Platform.of(sketch);
        this.random = new Random(seed);
    }

    static Verdict of(Sketch sketch, Path directory, long seed) {
        try {
            return new Trial(sketch, seed).verdict(directory);
        } catch (ChartException refused) {
            return new Verdict(Verdict.Kind.REFUSED, String.valueOf(refused.getMessage()));
        } catch (RuntimeException broken) {
            return new Verdict(Verdict.Kind.WRONG, broken.toString());
        }
    }

    private Verdict verdict(Path directory) {
        Square square = new Square(platform, Chart.of(platform, "1.0.0").files(), directory);
        learn(square.plain(Values.NONE));
        for (int number = 0; number < CASES; number++) {
            Values values = number == 0 ? Values.NONE : drawn();
            Emission plain = square.plain(values);
            for (int attempt = 0; !plain.errors().isEmpty() && attempt < ATTEMPTS; attempt++) {
                values = plain.culprits().isEmpty()
                        ? Values.NONE
                        : values.without(plain.culprits().keySet());
                plain = square.plain(values);
            }
            if (!plain.errors().isEmpty()) {
                throw new IllegalStateException("not a definition: " + plain.errors());
            }
            learn(plain);
            Optional<Disagreement> differs = square.disagreement(values, plain);
            if (differs.isPresent()) {
                return new Verdict(
                        Verdict.Kind.WRONG, square.shrunk(differs.get()).toString());
            }
        }
        return new Verdict(Verdict.Kind.RIGHT, "");
    }

    /** What one run hides, another shows. */
    private void learn(Emission plain) {
        plain.parameters().forEach(parameter -> parameters.putIfAbsent(parameter.path(), parameter));
        plain.asked()
                .forEach(condition -> asked.computeIfAbsent(condition.setting().path(), path -> new LinkedHashSet<>())
                        .add(condition));
    }

    private Values drawn() {
        Map<String, Object> given = new LinkedHashMap<>();
        parameters.forEach((path, parameter) -> {
            if (random.nextInt(10) < (parameter.implicit() ? 2 : 6)) {
                List<Object> candidates = Candidates.of(parameter, asked.getOrDefault(path, Set.of()));
                int among = random.nextBoolean() ? Math.min(FIRST, candidates.size()) : candidates.size();
                given.put(path, candidates.get(random.nextInt(among)));
            }
        });
        return Values.NONE.with(given);
    }
}
