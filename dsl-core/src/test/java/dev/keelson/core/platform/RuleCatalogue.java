package dev.keelson.core.platform;

import dev.keelson.core.diagnostic.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rules that the classes of the module declare, and the findings of the golden files. */
final class RuleCatalogue {
    private RuleCatalogue() {}

    static List<Rule> rules() {
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
        List<String> found = new ArrayList<>();
        Golden.names().stream()
                .sorted(Comparator.comparing((String name) -> !name.equals(rule.id()))
                        .thenComparing(Comparator.naturalOrder()))
                .flatMap(name -> Arrays.stream(Golden.of(name).text().split("\n\n", -1)))
                .map(String::strip)
                .filter(finding -> finding.startsWith(start))
                .forEach(found::add);
        return found;
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
