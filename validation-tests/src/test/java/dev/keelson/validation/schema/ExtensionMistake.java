package dev.keelson.validation.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One change that makes a sound object wrong: {@code KIND POINTER -> FIELD} misspells a field, {@code KIND POINTER = VALUE}
 * changes a value, {@code KIND POINTER gone} leaves a field out.
 */
record ExtensionMistake(String text, String kind, JsonPointer place, String change) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern FORM = Pattern.compile("(\\w+) (\\S+) (gone|-> \\w+|= .+)");

    static ExtensionMistake parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("Neither of the three forms: " + text);
        }
        return new ExtensionMistake(text, form.group(1), JsonPointer.compile(form.group(2)), form.group(3));
    }

    ObjectNode in(ObjectNode sound) throws JsonProcessingException {
        ObjectNode wrong = sound.deepCopy();
        String last = place.last().getMatchingProperty();
        if (change.startsWith("= ") && wrong.at(place.head()) instanceof ArrayNode list) {
            list.set(Integer.parseInt(last), YAML.readTree(change.substring(2)));
            return wrong;
        }
        ObjectNode holder = (ObjectNode) wrong.at(place.head());
        if (change.startsWith("= ")) {
            holder.set(last, YAML.readTree(change.substring(2)));
        } else if (!holder.has(last)) {
            throw new IllegalArgumentException("The sound object has no such field: " + text);
        } else if (change.equals("gone")) {
            holder.remove(last);
        } else {
            holder.set(change.substring("-> ".length()), holder.remove(last));
        }
        return wrong;
    }
}
