package dev.keelson.validation.compliance;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The tests that prove controls.
 *
 * @param tests the tests of each control, as {@code SecretsTest.no_secret_is_in_the_output}
 * @param traffic the controls that a test proves with traffic
 * @since 0.1.0
 */
public record Proofs(Map<String, Set<String>> tests, Set<String> traffic) {

    /**
     * Keeps copies.
     *
     * @param tests the tests of each control
     * @param traffic the controls that a test proves with traffic
     */
    public Proofs {
        tests = Map.copyOf(tests);
        traffic = Set.copyOf(traffic);
    }

    /**
     * {@return the tests below a package that carry {@link Proves}}
     *
     * @param name the package
     * @throws IllegalStateException if a method carries it that is no test, so that nobody runs it
     */
    public static Proofs below(String name) {
        Map<String, Set<String>> tests = new TreeMap<>();
        Set<String> traffic = new TreeSet<>();
        for (Class<?> type : ReflectionSupport.findAllClassesInPackage(name, each -> true, each -> true)) {
            for (Method method : proofs(type)) {
                String test = type.getSimpleName() + "." + method.getName();
                if (!AnnotationSupport.isAnnotated(method, Testable.class)) {
                    throw new IllegalStateException(test + " proves nothing: it is no test");
                }
                Proves proves = method.getAnnotation(Proves.class);
                for (String control : proves.value()) {
                    tests.computeIfAbsent(control, each -> new TreeSet<>()).add(test);
                    if (proves.traffic()) {
                        traffic.add(control);
                    }
                }
            }
        }
        return new Proofs(tests, traffic);
    }

    private static List<Method> proofs(Class<?> type) {
        return AnnotationSupport.findAnnotatedMethods(type, Proves.class, HierarchyTraversalMode.TOP_DOWN);
    }

    /** {@return the tests of a control, sorted} */
    Set<String> of(Control control) {
        return tests.getOrDefault(control.id(), Set.of());
    }

    /** {@return whether a test proves a control with traffic} */
    boolean withTraffic(Control control) {
        return traffic.contains(control.id());
    }

    /** {@return the controls that tests name and that nobody knows} */
    Set<String> unknown(List<Control> controls) {
        Set<String> known = controls.stream().map(Control::id).collect(Collectors.toSet());
        return tests.keySet().stream()
                .filter(control -> !known.contains(control))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
