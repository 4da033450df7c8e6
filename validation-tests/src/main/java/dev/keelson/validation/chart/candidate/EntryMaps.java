package dev.keelson.validation.chart.candidate;

import dev.keelson.core.draft.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Labels and annotations to be added: none, one with each text, one under each key, all at once. */
final class EntryMaps {
    private static final List<String> KEYS = List.of(
            "team",
            "null",
            "true",
            "1",
            "1e3",
            "no",
            "A.b_c-D",
            "example.com/team",
            "a.example.com/on",
            "k".repeat(63),
            "d".repeat(63) + ".example/" + "k".repeat(63));

    private EntryMaps() {}

    static List<Object> of(Parameter parameter) {
        List<Object> maps = new ArrayList<>();
        maps.add(Map.of());
        Map<String, String> all = new TreeMap<>();
        List<String> texts = GrammarTexts.of(parameter.bounds().characters()).stream()
                .filter(text -> parameter.bounds().violation(text).isEmpty())
                .toList();
        for (int number = 0; number < texts.size(); number++) {
            String key = KEYS.get(number % KEYS.size());
            maps.add(Map.of(key, texts.get(number)));
            all.put(key, texts.get(number));
        }
        maps.add(all);
        return maps;
    }
}
