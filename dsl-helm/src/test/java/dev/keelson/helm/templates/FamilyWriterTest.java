package dev.keelson.helm.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.token.Namespace;
import dev.keelson.helm.Hostile;
import dev.keelson.helm.RealHelm;
import dev.keelson.helm.merge.Formula;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.merge.Template.Branch;
import dev.keelson.helm.release.ReleaseNamespace;
import dev.keelson.helm.symbol.SymbolTable;
import dev.keelson.helm.tree.Node;
import dev.keelson.helm.tree.NodeReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that are alike, as Helm renders their one template, against the objects themselves. */
@Tag("slow")
class FamilyWriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void objects_that_are_alike_are_one_template_and_a_line_for_each() {
        Map<String, String> files = checked(List.of(
                pod("a", "b", "b.example.com"), pod("b", "c", "c.example.com"), pod("b", "d", "d.example.com")));

        assertThat(files.get("templates/things.yaml").lines().filter(line -> !line.equals("---")))
                .containsExactly(
                        "{{ include \"test.try\" (dict \"from\" \"a\" \"to\" \"b\") }}",
                        "{{ include \"test.try\" (dict \"from\" \"b\" \"to\" \"c\") }}",
                        "{{ include \"test.try\" (dict \"from\" \"b\" \"to\" \"d\") }}");
        assertThat(files.get("templates/_tests.tpl"))
                .contains("{{/* Pod try-<from>-<to>. Takes from, to. */}}")
                .contains("  name: \"try-{{ .from }}-{{ .to }}\"\n")
                .contains("    - \"{{ .to }}.example.com\"\n");
    }

    @Test
    void texts_stay_what_they_are_whatever_is_in_them() {
        List<ObjectNode> pods = new ArrayList<>();
        Hostile.TEXTS.forEach(text -> pods.add(pod("a", "b" + pods.size(), text)));

        assertThat(checked(pods).get("templates/things.yaml")).doesNotContain("kind:");
    }

    @Test
    void another_kind_or_key_stands_for_itself() {
        ObjectNode service = pod("a", "b", "x").put("kind", "Job");
        ObjectNode more = pod("a", "c", "y").put("more", "z");

        assertThat(checked(List.of(pod("a", "d", "v"), service, more))).doesNotContainKey("templates/_tests.tpl");
    }

    @Test
    void texts_of_several_lines_differ_only_between_families() {
        List<ObjectNode> pods = List.of(
                pod("a", "b", "one\ntwo\n"),
                pod("a", "c", "one\ntwo\n"),
                pod("a", "d", "one\nthree\n"),
                pod("b", "d", "x"));

        assertThat(checked(pods).get("templates/things.yaml"))
                .contains("\"to\" \"b\"", "\"to\" \"c\"")
                .doesNotContain("\"to\" \"d\"");
    }

    private static ObjectNode pod(String from, String to, String host) {
        ObjectNode pod = JSON.createObjectNode().put("kind", "Pod");
        ObjectNode metadata = pod.putObject("metadata").put("name", "try-" + from + "-" + to);
        metadata.putObject("labels").put("from", from).put("to", to);
        ObjectNode spec = pod.putObject("spec");
        ArrayNode command = spec.putArray("command").add("sh").add(host);
        for (int index = 0; index < 20; index++) {
            command.add("argument " + index);
        }
        return pod;
    }

    /** The chart with these objects, which Helm renders to them. */
    private Map<String, String> checked(List<ObjectNode> objects) {
        NodeReader reader = new NodeReader(new SymbolTable(), 2);
        List<Template> templates =
                objects.stream().map(object -> template(reader.object(object))).toList();
        TemplateWriter writer = new TemplateWriter(
                "test", Map.of(), Map.of(), templates, ValuesRoot.of(ReleaseNamespace.of(Namespace.named("shop"))));
        Map<String, String> names = new LinkedHashMap<>();
        names.put("labels.from", "from");
        names.put("labels.to", "to");
        Map<String, String> files = new LinkedHashMap<>();
        files.put("Chart.yaml", "apiVersion: v2\nname: test\nversion: 1.0.0\n");
        files.put("templates/things.yaml", writer.file(templates, names));
        writer.partials().forEach((file, text) -> files.put("templates/" + file, text));

        List<JsonNode> rendered = RealHelm.on(directory, files).render(Map.of());

        assertThat(rendered).containsExactlyInAnyOrderElementsOf(objects);
        return files;
    }

    private static Template template(Node node) {
        return new Template(List.of(new Branch(Formula.ALWAYS, value(node))));
    }

    private static Template.Value value(Node node) {
        Map<String, Template> children = new LinkedHashMap<>();
        node.children().forEach((key, child) -> children.put(key, template(child)));
        if (node instanceof Node.Sequence sequence) {
            return new Template.Sequence(sequence.form(), children);
        }
        return node instanceof Node.Fields ? new Template.Fields(children) : new Template.Fixed(node);
    }
}
