package dev.keelson.validation.chart.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * What stands between two marks in the text.
     *
     * @param template the file's path in the chart
     * @param text the document
     */
    private record Document(String template, String text) {
        Stream<Rendered> objects() {
            return RenderedYaml.documents(text).stream().map(object -> new Rendered(template, object));
        }
    }

    /** {@return the objects} */
    public List<Rendered> objects() {
        return documents().stream().flatMap(Document::objects).toList();
    }

    /** {@return whether another rendering has other objects} What is written alike is not read. */
    public boolean differs(Rendering other) {
        return !without(other).equals(other.without(this));
    }

    private Set<JsonNode> without(Rendering other) {
        Set<Document> rest = new LinkedHashSet<>(documents());
        rest.removeAll(Set.copyOf(other.documents()));
        return rest.stream().flatMap(Document::objects).map(Rendered::object).collect(Collectors.toSet());
    }

    private List<Document> documents() {
        List<Document> documents = new ArrayList<>();
        Matcher head = DOCUMENT.matcher(text);
        int begin = head.find() ? head.end() : text.length();
        while (begin < text.length()) {
            String template = head.group(1);
            boolean more = head.find();
            documents.add(new Document(template, text.substring(begin, more ? head.start() : text.length())));
            begin = more ? head.end() : text.length();
        }
        return documents;
    }
}
