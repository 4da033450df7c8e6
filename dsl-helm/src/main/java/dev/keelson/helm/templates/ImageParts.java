package dev.keelson.helm.templates;

import dev.keelson.core.expression.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the helper of images is given: the value that holds all parts, or as many of them as there are together. */
final class ImageParts {
    private static final List<String> NAMES = List.of("registry", "repository", "tag", "digest");

    private final Words words;

    ImageParts(Words words) {
        this.words = words;
    }

    Code argument(Expression.ImageName image) {
        List<Expression> parts = image.parts();
        String holder = holder(parts);
        List<Code> apart = new ArrayList<>();
        for (int index = 0; index < NAMES.size(); index++) {
            if (!isHeld(parts, index, holder)) {
                apart.add(Code.string(NAMES.get(index)));
                apart.add(words.printed(parts.get(index)));
            }
        }
        if (apart.isEmpty()) {
            return words.settings().place(holder);
        }
        Code own = Code.call("dict", apart.toArray(Code[]::new));
        return holder.isEmpty() ? own : Code.call("merge", own, words.settings().place(holder));
    }

    /** The value that holds most parts of the image, and nothing else of its name; empty where none holds two. */
    private String holder(List<Expression> parts) {
        Map<String, Integer> held = new LinkedHashMap<>();
        for (int index = 0; index < NAMES.size(); index++) {
            String end = "." + NAMES.get(index);
            if (parts.get(index) instanceof Expression.Input input
                    && input.path().endsWith(end)) {
                String holder = input.path().substring(0, input.path().length() - end.length());
                if (isHeld(parts, index, holder)) {
                    held.merge(holder, 1, Integer::sum);
                }
            }
        }
        return held.entrySet().stream()
                .filter(each -> each.getValue() > 1 && holdsNoOther(parts, each.getKey()))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private boolean holdsNoOther(List<Expression> parts, String holder) {
        return IntStream.range(0, NAMES.size())
                .allMatch(index -> isHeld(parts, index, holder)
                        || !words.parameters().containsKey(holder + "." + NAMES.get(index)));
    }

    private boolean isHeld(List<Expression> parts, int index, String holder) {
        String path = holder + "." + NAMES.get(index);
        return parts.get(index) instanceof Expression.Input input
                && input.path().equals(path)
                && words.value(path).equals(words.settings().place(path));
    }
}
