package dev.keelson.validation.cluster.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.cluster.api.ApiAnswer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that an answer of an API server holds against what was asked.
 *
 * @param field the place it names; empty where it names none
 * @param message its words
 */
record Objection(String field, String message) {
    /** {@code spec.replicas: words}, which warnings and lists of errors share. */
    private static final Pattern PLACED = Pattern.compile("\\.?([a-z]\\w*(?:[.\\[]\\S*)?): (.+)", Pattern.DOTALL);

    /** {@code unknown field "spec.replica"}. */
    private static final Pattern STRICT = Pattern.compile("((?:unknown|duplicate) field) \"([^\"]+)\"");

    /** What server-side apply says before it names places, one in each line. */
    private static final Pattern TYPED =
            Pattern.compile("failed to create typed patch object \\([^)]*\\): (?:errors:)?\\s*(.*)", Pattern.DOTALL);

    /** {@return all that an answer objects to; nothing for one that accepts without a warning} */
    static List<Objection> of(ApiAnswer answer) {
        Set<Objection> objections = new LinkedHashSet<>();
        if (!answer.accepted()) {
            objections.addAll(refusal(answer));
        }
        answer.warnings().forEach(warning -> objections.add(placed(warning, "Warning: ")));
        return List.copyOf(objections);
    }

    private static List<Objection> refusal(ApiAnswer answer) {
        List<Objection> causes = new ArrayList<>();
        for (JsonNode cause : answer.body().at("/details/causes")) {
            String field = cause.path("field").asText();
            // Says only that the object is invalid, and is there beside what says why.
            if (!field.equals("<nil>")) {
                causes.add(new Objection(field, cause.path("message").asText()));
            }
        }
        return causes.isEmpty() ? fromText(answer) : causes;
    }

    private static List<Objection> fromText(ApiAnswer answer) {
        String message = answer.message().isEmpty() ? "was refused with " + answer.code() : answer.message();
        List<Objection> objections = new ArrayList<>();
        Matcher strict = STRICT.matcher(message);
        while (strict.find()) {
            objections.add(new Objection(strict.group(2), strict.group(1)));
        }
        Matcher typed = TYPED.matcher(message);
        if (objections.isEmpty() && typed.find()) {
            typed.group(1)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> objections.add(placed(line.strip(), "")));
        }
        return objections.isEmpty() ? List.of(new Objection("", message)) : objections;
    }

    private static Objection placed(String text, String prefix) {
        Matcher place = PLACED.matcher(text);
        return place.matches()
                ? new Objection(place.group(1), prefix + place.group(2))
                : new Objection("", prefix + text);
    }

    /** {@return the same objection in the object that the place is a part of} */
    Objection below(String place) {
        return field.isEmpty() ? this : new Objection(place + "." + field, message);
    }
}
