package com.example.mistakes;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All scenarios by the names of their golden files: every nested class of the topics below. */
public final class Mistakes {
    private static final Class<?>[] TOPICS = {
        Accesses.class,
        Adoptions.class,
        Autoscalers.class,
        Capacities.class,
        Components.class,
        Configs.class,
        CustomResources.class,
        Decisions.class,
        Escapes.class,
        Exposures.class,
        Externals.class,
        Ingresses.class,
        Inputs.class,
        Lives.class,
        Many.class,
        Measurements.class,
        Outputs.class,
        Placements.class,
        Pods.class,
        Pools.class,
        References.class,
        Routes.class,
        Scalings.class,
        Scopes.class,
        Selections.class,
        Services.class,
        Supplies.class,
        Values.class,
        Waits.class
    };

    private Mistakes() {}

    /** {@return a fresh scenario of each class, {@code word-set-twice} for {@code WordSetTwice}} */
    public static Map<String, Mistake> all() {
        SortedMap<String, Mistake> scenarios = new TreeMap<>();
        Arrays.stream(TOPICS)
                .flatMap(topic -> Stream.of(topic.getDeclaredClasses()))
                .filter(Mistake.class::isAssignableFrom)
                .forEach(type -> scenarios.put(fileName(type), made(type.asSubclass(Mistake.class))));
        return scenarios;
    }

    private static String fileName(Class<?> type) {
        return type.getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static Mistake made(Class<? extends Mistake> type) {
        try {
            Constructor<? extends Mistake> constructor = type.getDeclaredConstructor();
            return constructor.newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " needs a constructor without parameters", impossible);
        }
    }
}
