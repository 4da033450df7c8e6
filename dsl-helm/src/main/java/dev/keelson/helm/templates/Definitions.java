package dev.keelson.helm.templates;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The named templates that the files written so far call, each once, in the order of their first use. */
final class Definitions {
    private final String chart;
    private final Map<String, String> helpers = new LinkedHashMap<>();
    private final Map<String, String> configuration = new LinkedHashMap<>();

    Definitions(String chart) {
        this.chart = chart;
    }

    /** {@return the full name of a helper} */
    String use(Helper helper) {
        String name = helper.name(chart);
        if (!helpers.containsKey(name)) {
            helpers.put(name, helper.define(chart));
            helper.needs().forEach(this::use);
        }
        return name;
    }

    /** {@return the full name of a helper with this text, given its name} Where another has the name, a number follows. */
    String use(String name, UnaryOperator<String> text) {
        return use(name, text, helpers);
    }

    /** {@return the full name of a template that holds text of a configuration} */
    String useConfiguration(String name, UnaryOperator<String> text) {
        return use(name, text, configuration);
    }

    private String use(String name, UnaryOperator<String> text, Map<String, String> where) {
        String tried = chart + "." + name;
        for (int number = 2; isTaken(tried, text.apply(tried)); number++) {
            tried = chart + "." + name + number;
        }
        where.putIfAbsent(tried, text.apply(tried));
        return tried;
    }

    private boolean isTaken(String name, String text) {
        @Nullable String other = helpers.getOrDefault(name, configuration.get(name));
        return other != null && !Objects.equals(other, text);
    }

    /** {@return the file that holds the helpers} */
    String helpers() {
        return String.join("\n", helpers.values());
    }

    /** {@return the file that holds the texts of configuration} */
    String configuration() {
        return String.join("\n", configuration.values());
    }
}
