package dev.keelson.helm.family;

import dev.keelson.helm.symbol.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The places at which objects differ, each known by what stands there in every object: where that is the same, so is the hole. */
final class Holes {
    private final Map<List<List<Part>>, String> names = new LinkedHashMap<>();

    /** {@return the hole in which these stand, one of that name or of that name with a number where there is none yet} */
    Part.Symbol hole(List<List<Part>> values, String wanted) {
        String name = names.get(values);
        if (name == null) {
            name = wanted;
            for (int number = 2; names.containsValue(name) || name.equals(Family.ROOT); number++) {
                name = wanted + number;
            }
            names.put(values, name);
        }
        return new Part.Symbol(Family.hole(name));
    }

    /** {@return the hole in which these stand, none where there is none yet} */
    Optional<Part.Symbol> known(List<List<Part>> values) {
        return Optional.ofNullable(names.get(values)).map(name -> new Part.Symbol(Family.hole(name)));
    }

    /** {@return these texts as one of literals and known holes, none where no hole is in all of them} */
    Optional<List<Part>> composed(List<String> texts) {
        Map<String, List<String>> literals = new LinkedHashMap<>();
        names.forEach((values, name) -> {
            List<String> written = values.stream().map(Holes::literal).toList();
            if (!written.contains("")) {
                literals.put(name, written);
            }
        });
        return composed(texts, literals).filter(parts -> parts.stream().anyMatch(Part.Symbol.class::isInstance));
    }

    private static String literal(List<Part> parts) {
        return parts.size() == 1 && parts.get(0) instanceof Part.Literal literal ? literal.text() : "";
    }

    private static Optional<List<Part>> composed(List<String> texts, Map<String, List<String>> literals) {
        if (texts.stream().allMatch(String::isEmpty)) {
            return Optional.of(List.of());
        }
        for (Map.Entry<String, List<String>> hole : literals.entrySet()) {
            Optional<List<Part>> rest = behind(texts, hole.getValue()).flatMap(behind -> composed(behind, literals));
            if (rest.isPresent()) {
                return Optional.of(joined(new Part.Symbol(Family.hole(hole.getKey())), rest.get()));
            }
        }
        String first = texts.get(0).isEmpty() ? "" : texts.get(0).substring(0, 1);
        return first.isEmpty()
                ? Optional.empty()
                : behind(texts, texts.stream().map(text -> first).toList())
                        .flatMap(behind -> composed(behind, literals))
                        .map(rest -> joined(new Part.Literal(first), rest));
    }

    private static Optional<List<String>> behind(List<String> texts, List<String> beginnings) {
        List<String> behind = new ArrayList<>();
        for (int index = 0; index < texts.size(); index++) {
            if (!texts.get(index).startsWith(beginnings.get(index))) {
                return Optional.empty();
            }
            behind.add(texts.get(index).substring(beginnings.get(index).length()));
        }
        return Optional.of(behind);
    }

    private static List<Part> joined(Part first, List<Part> rest) {
        List<Part> joined = new ArrayList<>(rest);
        if (first instanceof Part.Literal left && !rest.isEmpty() && rest.get(0) instanceof Part.Literal right) {
            joined.set(0, new Part.Literal(left.text() + right.text()));
        } else {
            joined.add(0, first);
        }
        return joined;
    }

    /** {@return what stands in each hole of one of the objects, by the hole's name} */
    Map<String, List<Part>> of(int object) {
        Map<String, List<Part>> arguments = new LinkedHashMap<>();
        names.forEach((values, name) -> arguments.put(name, values.get(object)));
        return arguments;
    }
}
