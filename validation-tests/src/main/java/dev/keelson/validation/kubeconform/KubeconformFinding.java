package dev.keelson.validation.kubeconform;

import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that kubeconform holds against an object, or against a file that it cannot read.
 *
 * @param file the file, relative to the directory that was validated, with {@code /} between its parts
 * @param apiVersion the object's; empty where the file could not be read
 * @param kind the object's; empty where the file could not be read
 * @param name the object's; empty where it has none
 * @param pointer the value at fault, as a JSON pointer; empty for the whole object
 * @param message what kubeconform says
 * @param origins the Java lines that the object comes from: one where the object can be told from its neighbours, else
 *     those of all objects that it can be; none where the platform's report does not know the file
 * @since 0.1.0
 */
public record KubeconformFinding(
        String file,
        String apiVersion,
        String kind,
        String name,
        String pointer,
        String message,
        List<String> origins) {

    KubeconformFinding with(List<String> lines) {
        return new KubeconformFinding(file, apiVersion, kind, name, pointer, message, List.copyOf(lines));
    }

    /** Returns the object, the place and the message, and below them the Java lines in the form that an IDE links. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.join(
                ": ",
                Stream.of(file, String.join(" ", present(apiVersion, kind, name)), pointer, message)
                        .filter(part -> !part.isEmpty())
                        .toList()));
        origins.forEach(origin -> text.append("\n    at ").append(origin));
        return text.toString();
    }

    private static List<String> present(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).toList();
    }
}
