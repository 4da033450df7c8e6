package dev.keelson.core.platform;

import dev.keelson.core.diagnostic.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All rules that the classes of the module declare, and the findings of the golden files. */
final class RuleCatalogue {
    /** Read once, because each rule is looked for in every golden file. */
    private static final List<Rule> RULES = declared();

    private static final Map<String, List<String>> SCENARIOS = scenarios();

    private RuleCatalogue() {}

    static List<Rule> rules() {
        return RULES;
    }

    private static List<Rule> declared() {
        Path classes = classes();
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .flatMap(RuleCatalogue::declared)
                    .sorted(Comparator.comparing(Rule::id))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The findings of a rule in the golden files, those of the scenario of its name first. */
    static List<String> findings(Rule rule) {
        String start = rule.severity().label() + "[" + rule.id() + "]";
        return SCENARIOS.entrySet().stream()
                .sorted(Comparator.comparing(scenario -> !scenario.getKey().equals(rule.id())))
                .flatMap(scenario -> scenario.getValue().stream())
                .filter(finding -> finding.startsWith(start))
                .toList();
    }

    private static Map<String, List<String>> scenarios() {
        Map<String, List<String>> scenarios = new TreeMap<>();
        Golden.names()
                .forEach(name -> scenarios.put(
                        name,
                        Arrays.stream(Golden.of(name).text().split("\n\n", -1))
                                .map(String::strip)
                                .toList()));
        return scenarios;
    }

    private static Path classes() {
        try {
            return Path.of(Rule.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Stream<Rule> declared(String className) {
        try {
            Class<?> type = Class.forName(className, false, RuleCatalogue.class.getClassLoader());
            return Stream.of(type.getDeclaredFields())
                    .filter(field -> field.getType() == Rule.class && Modifier.isStatic(field.getModifiers()))
                    .map(RuleCatalogue::value);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Rule value(Field field) {
        try {
            field.setAccessible(true);
            return (Rule) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
