package dev.keelson.validation.cluster.dryrun;

import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that an API server, or kubectl before it, holds against an object.
 *
 * @param environment the environment
 * @param file the file in it; empty where no file is at fault
 * @param object the object's {@code apiVersion}, kind, namespace and name as far as it has them; empty for a whole file
 * @param part what was refused in the object's place: {@code as a pod}, {@code as the claim data}, {@code by kubectl}; empty
 *     for the object itself
 * @param field the place in the object as the API server names it, also where a pod of its template is at fault; empty where it
 *     names none
 * @param message the words of the API server
 * @param origins the Java lines that the object comes from: one where the platform's report knows the object, else those of all
 *     that it can be
 * @since 0.1.0
 */
public record DryRunFinding(
        String environment,
        String file,
        String object,
        String part,
        String field,
        String message,
        List<String> origins) {

    /** Keeps the lines from changing. */
    public DryRunFinding {
        origins = List.copyOf(origins);
    }

    /** Returns the object, the place and the words, and below them the Java lines in the form that an IDE links. */
    @Override
    public String toString() {
        String place = file.isEmpty() ? environment : environment + "/" + file;
        String what = Stream.of(object, part).filter(text -> !text.isEmpty()).reduce("", DryRunFinding::joined);
        StringBuilder text = new StringBuilder(String.join(
                ": ",
                Stream.of(place, what, field, message)
                        .filter(part -> !part.isEmpty())
                        .toList()));
        origins.forEach(origin -> text.append("\n    at ").append(origin));
        return text.toString();
    }

    private static String joined(String first, String second) {
        return first.isEmpty() ? second : first + ", " + second;
    }
}
