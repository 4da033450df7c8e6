package dev.keelson.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Helm's judgement of values, without the time that rendering takes: a chart of the same values with one object. */
public final class ValuesJudge {
    private static final Pattern PLACE = Pattern.compile("(?m)^ *- at '([^\n]*?)': ([^\n]*)$");
    private static final Pattern UNKNOWN = Pattern.compile("^additional properties (.*) not allowed$");
    private static final Pattern KEY = Pattern.compile("'([^']*)'");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RealHelm helm;
    private final JsonNode defaults;

    /** A judge of the values of the chart with these files. */
    public ValuesJudge(Path directory, Map<String, String> files) {
        Map<String, String> light = new LinkedHashMap<>();
        for (String name : List.of("Chart.yaml", "values.yaml", "values.schema.json")) {
            light.put(name, files.get(name));
        }
        files.forEach((name, text) -> {
            if (name.startsWith("charts/") && !name.contains("/templates/")) {
                light.put(name, text);
            }
        });
        light.put("templates/nothing.yaml", "kind: Nothing\n");
        helm = RealHelm.on(directory, light);
        try {
            defaults = new YAMLMapper().readTree(files.get("values.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the chart's own values} */
    public JsonNode defaults() {
        return defaults;
    }

    /** {@return what Helm says against the text of a values file, empty where it takes it} */
    public String refusal(String values) {
        return helm.refusal(values).orElse("");
    }

    /** {@return the places that Helm refuses, as it names them} */
    public Set<String> refused(JsonNode values) {
        Set<String> places = new TreeSet<>();
        String refusal = refusal(ascii(values.toString()));
        PLACE.matcher(refusal)
                .results()
                .filter(found -> !found.group(2).startsWith("validation failed"))
                .forEach(found -> places.add(found.group(1)));
        if (places.isEmpty() && !refusal.isEmpty()) {
            throw new AssertionError("Helm refuses " + values + " for another reason: " + refusal);
        }
        return places;
    }

    /** YAML takes some characters of JSON for line breaks and refuses others, where it takes their escapes. */
    private static String ascii(String json) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean isOdd = (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
            text.append(!isOdd ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return text.toString();
    }

    /** {@return values in which only that path is given} */
    public static ObjectNode only(List<String> path, JsonNode value) {
        ObjectNode root = JSON.createObjectNode();
        put(root, path, value);
        return root;
    }

    /** Adds a value to values. */
    public static void put(ObjectNode root, List<String> path, JsonNode value) {
        ObjectNode inner = root;
        for (String step : path.subList(0, path.size() - 1)) {
            inner = inner.withObjectProperty(step);
        }
        inner.set(path.get(path.size() - 1), value);
    }

    /** {@return the path as Helm names places} */
    public static String pointer(List<String> path) {
        StringBuilder pointer = new StringBuilder();
        path.forEach(step -> pointer.append('/').append(step.replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }

    /** {@return every path of the chart's own values, those of groups included} */
    public List<List<String>> paths() {
        List<List<String>> paths = new ArrayList<>();
        collect(defaults, List.of(), paths);
        return paths;
    }

    /** {@return the keys that Helm does not refuse by name when their first or last letter is another one} */
    public List<String> misspeltAndTaken() {
        List<String> taken = new ArrayList<>();
        Set<List<String>> known = new HashSet<>(paths());
        for (boolean isFirst : new boolean[] {true, false}) {
            ObjectNode values = JSON.createObjectNode();
            List<List<String>> misspelt = new ArrayList<>();
            for (List<String> path : known) {
                List<String> wrong = new ArrayList<>(path);
                wrong.set(path.size() - 1, misspelt(path.get(path.size() - 1), isFirst));
                if (!known.contains(wrong)) {
                    put(values, wrong, JSON.getNodeFactory().textNode("x"));
                    misspelt.add(wrong);
                }
            }
            Set<String> refused = unknown(values);
            misspelt.stream()
                    .map(ValuesJudge::pointer)
                    .filter(each -> !refused.contains(each))
                    .forEach(taken::add);
        }
        return taken;
    }

    private static String misspelt(String key, boolean isFirst) {
        int index = isFirst ? 0 : key.length() - 1;
        return key.substring(0, index) + (key.charAt(index) == 'q' ? 'k' : 'q') + key.substring(index + 1);
    }

    /** The keys that Helm refuses because nobody knows them. */
    private Set<String> unknown(ObjectNode values) {
        Set<String> keys = new HashSet<>();
        PLACE.matcher(refusal(values.toString()))
                .results()
                .forEach(place -> UNKNOWN.matcher(place.group(2)).results().forEach(names -> KEY.matcher(names.group(1))
                        .results()
                        .forEach(key -> keys.add(place.group(1) + pointer(List.of(key.group(1)))))));
        return keys;
    }

    private static void collect(JsonNode node, List<String> path, List<List<String>> paths) {
        node.properties().forEach(field -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(field.getKey());
            paths.add(longer);
            collect(field.getValue(), longer, paths);
        });
    }
}
