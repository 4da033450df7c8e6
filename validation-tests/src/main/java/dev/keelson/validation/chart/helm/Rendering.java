package dev.keelson.validation.chart.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Helm rendered.
 *
 * @param text all of it, in the order in which Helm installs it
 * @since 0.1.0
 */
public record Rendering(String text) {
    private static final Pattern DOCUMENT = Pattern.compile("(?m)^---\\n# Source: [^/\\n]+/(.*)\\n");

    /**
     * A rendered object and the template it comes from.
     *
     * @param template the file's path in the chart
     * @param object the object
     */
    public record Rendered(String template, JsonNode object) {}

    /** {@return the objects} */
    public List<Rendered> objects() {
        List<Rendered> objects = new ArrayList<>();
        Matcher head = DOCUMENT.matcher(text);
        int begin = head.find() ? head.end() : text.length();
        while (begin < text.length()) {
            String template = head.group(1);
            boolean more = head.find();
            String document = text.substring(begin, more ? head.start() : text.length());
            RenderedYaml.documents(document).forEach(object -> objects.add(new Rendered(template, object)));
            begin = more ? head.end() : text.length();
        }
        return objects;
    }
}
