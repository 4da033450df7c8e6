package dev.keelson.helm.templates;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The named templates that the files written so far call, each once, in the order of their first use. */
final class Definitions {
    /** What a file of named templates holds. */
    enum File {
        /** What makes values of values. */
        HELPERS("_helpers.tpl"),
        /** The texts of configuration. */
        CONFIGURATION("_config.tpl"),
        /** Pods that several jobs make. */
        PODS("_pods.tpl"),
        /** What {@code helm test} runs. */
        TESTS("_tests.tpl");

        private final String name;

        File(String name) {
            this.name = name;
        }
    }

    private final String chart;
    private final Map<File, Map<String, String>> files = new EnumMap<>(File.class);

    Definitions(String chart) {
        this.chart = chart;
    }

    /** {@return the full name of a helper} */
    String use(Helper helper) {
        String name = helper.name(chart);
        Map<String, String> helpers = in(File.HELPERS);
        if (!helpers.containsKey(name)) {
            helpers.put(name, helper.define(chart));
            helper.needs().forEach(this::use);
        }
        return name;
    }

    /** {@return the full name of a template with this text, given its name} Where another has the name, a number follows. */
    String use(File file, String name, UnaryOperator<String> text) {
        String tried = chart + "." + name;
        for (int number = 2; isTaken(tried, text.apply(tried)); number++) {
            tried = chart + "." + name + number;
        }
        in(file).putIfAbsent(tried, text.apply(tried));
        return tried;
    }

    private Map<String, String> in(File file) {
        return files.computeIfAbsent(file, first -> new LinkedHashMap<>());
    }

    private boolean isTaken(String name, String text) {
        return files.values().stream()
                .anyMatch(templates -> templates.containsKey(name) && !text.equals(templates.get(name)));
    }

    /** {@return the text of each file that holds any, by its name} */
    SortedMap<String, String> files() {
        SortedMap<String, String> texts = new TreeMap<>();
        files.forEach((file, templates) -> texts.put(file.name, String.join("\n", templates.values())));
        return texts;
    }
}
