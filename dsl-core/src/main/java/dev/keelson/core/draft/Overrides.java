package dev.keelson.core.draft;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Suggestion;
import dev.keelson.core.expression.EvaluationException;
import dev.keelson.core.expression.Evaluator;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.Lines;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.setting.Assignment.Given;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts that were given by path, and which of them somebody took. */
final class Overrides {
    private final Map<String, Given<String>> given;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Placed<Expression>> fed = new HashMap<>();
    private @Nullable Map<ModelPath, List<ModelPath>> parents;

    Overrides(Map<String, Given<String>> given) {
        this.given = given;
    }

    Optional<Given<String>> take(String path) {
        Given<String> found = given.get(path);
        if (found != null) {
            taken.add(path);
        }
        return Optional.ofNullable(found);
    }

    /** The texts given right below a path, by the last step of theirs. */
    Map<String, Given<String>> below(ModelPath path) {
        Map<String, Given<String>> below = new TreeMap<>();
        byParent().getOrDefault(path, List.of()).forEach(each -> take(each.toString())
                .ifPresent(text -> below.put(each.segments().get(each.segments().size() - 1), text)));
        return below;
    }

    private Map<ModelPath, List<ModelPath>> byParent() {
        Map<ModelPath, List<ModelPath>> known = parents;
        if (known == null) {
            known = given.keySet().stream()
                    .map(ModelPath::parse)
                    .collect(Collectors.groupingBy(ModelPath::parent, TreeMap::new, Collectors.toList()));
            parents = known;
        }
        return known;
    }

    /** Remembers that a word has no path of its own, because settings feed it. */
    void feed(String path, Placed<Expression> value) {
        fed.putIfAbsent(path, value);
    }

    /**
     * Reports the texts that nobody took, but for those whose word an exception may have kept from being said.
     *
     * @param optional whether texts may be given for words that are not said
     */
    void reportUnused(Parameters parameters, Lines lines, Problems problems, boolean optional) {
        given.forEach((path, text) -> {
            boolean meant = !optional || fed.containsKey(path);
            if (meant && !taken.contains(path) && lines.knows(ModelPath.root()) && lines.knows(ModelPath.parse(path))) {
                problems.add(unused(path, text, parameters));
            }
        });
    }

    private Finding unused(String path, Given<String> text, Parameters parameters) {
        Placed<Expression> source = fed.get(path);
        if (source != null) {
            Set<String> settings = settingsOf(source.value(), parameters);
            return Finding.of(
                            DraftRules.FED_BY_SETTING,
                            ModelPath.parse(path),
                            text.origin(),
                            path + " cannot be overridden, because its value comes from "
                                    + String.join(" and ", settings) + ".",
                            "Override " + String.join(" or ", settings) + ".")
                    .also("fed here", source.origin());
        }
        List<String> inside = parameters.paths().stream()
                .filter(each -> each.startsWith(path + '.'))
                .toList();
        if (parameters.paths().contains(path)) {
            inside = List.of(path + ".<key>");
        }
        return Finding.of(
                DraftRules.UNKNOWN_PATH,
                ModelPath.parse(path),
                text.origin(),
                inside.isEmpty()
                        ? "Nothing in the platform has the path " + path + "."
                        : path + " is no value itself; it holds several.",
                inside.isEmpty()
                        ? hint(path, parameters) + "report/platform.json lists every path under \"settings\"."
                        : "Override one of " + String.join(", ", inside) + ".");
    }

    private static String hint(String path, Parameters parameters) {
        return Suggestion.didYouMean(path, parameters.paths());
    }

    private static Set<String> settingsOf(Expression expression, Parameters parameters) {
        Set<String> asked = new TreeSet<>();
        try {
            new Evaluator(input -> {
                        asked.add(input);
                        return parameters.value(input);
                    })
                    .evaluate(expression);
        } catch (EvaluationException withoutValue) {
            asked.add("a setting without a value");
        }
        return asked;
    }
}
