package dev.keelson.validation.chart.square;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line of a template that writes a field, as near as its text tells. */
final class TemplateLine {
    private final List<String> lines;
    private int at;

    private TemplateLine(List<String> lines) {
        this.lines = lines;
    }

    /** {@return the number of the line, 1 where not even the object is found} */
    static int of(String template, JsonNode object, String pointer) {
        TemplateLine search = new TemplateLine(template.lines().toList());
        search.goTo(object);
        JsonNode node = object;
        for (String step : pointer.isEmpty()
                ? List.<String>of()
                : List.of(pointer.substring(1).split("/"))) {
            String key = step.replace("~1", "/").replace("~0", "~");
            node = node.isArray() ? node.path(Integer.parseInt(key)) : node.path(key);
            JsonNode name = node.path("name");
            if (!step.matches("[0-9]+")) {
                search.forwardTo(Pattern.quote(key) + "[\"']?:");
            } else if (name.isTextual()) {
                search.forwardTo("name: [\"']?" + Pattern.quote(name.textValue()));
            }
        }
        return search.at + 1;
    }

    /** Objects begin with a line of dashes; the one that is meant has its kind and name. */
    private void goTo(JsonNode object) {
        String kind = "kind: " + object.path("kind").asText();
        String name = "name: " + object.at("/metadata/name").asText();
        int begin = 0;
        boolean isKind = false;
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).equals("---")) {
                begin = line;
                isKind = false;
            }
            isKind |= lines.get(line).equals(kind);
            if (isKind && lines.get(line).strip().equals(name)) {
                at = begin;
                return;
            }
        }
    }

    private void forwardTo(String form) {
        Pattern pattern = Pattern.compile("^[\\s-]*[\"']?" + form);
        for (int line = at;
                line < lines.size() && !(line > at && lines.get(line).equals("---"));
                line++) {
            Matcher matcher = pattern.matcher(lines.get(line));
            if (matcher.find()) {
                at = line;
                return;
            }
        }
    }
}
