package dev.keelson.validation.network.policy;

import dev.keelson.validation.manifest.StrictObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads label selectors. */
final class SelectorReader {
    private static final Set<String> SELECTOR = Set.of("matchLabels", "matchExpressions");
    private static final Set<String> EXPRESSION = Set.of("key", "operator", "values");

    private SelectorReader() {}

    /** {@return the selector in a field, empty if the field is absent: no selector is not the empty selector} */
    static Optional<Selector> read(StrictObject owner, String field) {
        return owner.object(field, SELECTOR).map(SelectorReader::selector);
    }

    private static Selector selector(StrictObject selector) {
        List<Requirement> requirements = new ArrayList<>();
        if (selector.has("matchLabels")) {
            Set<String> keys = new TreeSet<>();
            selector.get("matchLabels").fieldNames().forEachRemaining(keys::add);
            StrictObject labels = selector.object("matchLabels", keys).orElseThrow();
            keys.forEach(key -> requirements.add(new Requirement(key, Operator.IN, List.of(labels.requiredText(key)))));
        }
        selector.objects("matchExpressions", EXPRESSION).forEach(e -> requirements.add(requirement(e)));
        return new Selector(requirements);
    }

    private static Requirement requirement(StrictObject expression) {
        String key = expression.requiredText("key");
        String word = expression.requiredText("operator");
        List<String> values = expression.texts("values");
        Operator operator = Arrays.stream(Operator.values())
                .filter(candidate -> candidate.word().equals(word))
                .findFirst()
                .orElseThrow(() -> expression.invalid("unknown operator " + word));
        if (operator.takesValues() == values.isEmpty()) {
            throw expression.invalid(word + (values.isEmpty() ? " needs values" : " takes no values"));
        }
        return new Requirement(key, operator, values);
    }
}
