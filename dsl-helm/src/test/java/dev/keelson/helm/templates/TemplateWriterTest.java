package dev.keelson.helm.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.token.Namespace;
import dev.keelson.helm.RealHelm;
import dev.keelson.helm.exploration.Fact;
import dev.keelson.helm.merge.Formula;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.merge.Template.Branch;
import dev.keelson.helm.release.ReleaseNamespace;
import dev.keelson.helm.symbol.Part;
import dev.keelson.helm.tree.Node;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateWriterTest {
    private static final Fact LEFT = new Fact("left", "left is on", null, null);
    private static final Fact RIGHT = new Fact("right", "right is on", null, null);

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void an_item_that_begins_now_with_this_and_now_with_that_has_a_dash_for_each() {
        Template item = always(fields(
                "a", either(LEFT, text("one"), fields("deep", always(text("two")))),
                "b", when(RIGHT, true, text("three"))));

        assertThat(checked(list(item))).doesNotContain("  -\n").contains("- a: one", "- a:\n");
    }

    @Test
    void an_item_whose_keys_stand_for_each_other_is_right() {
        checked(list(always(fields(
                "a", when(LEFT, true, text("one")),
                "b", when(LEFT, false, text("two")),
                "c", when(RIGHT, true, text("three"))))));
    }

    @Test
    void neighbours_under_a_condition_and_its_opposite_are_one_if() {
        String template = checked(always(fields(
                "a", when(LEFT, false, text("1")),
                "b", when(LEFT, true, text("2")),
                "c", either(LEFT, text("3"), text("4")),
                "d", when(LEFT, false, text("5")),
                "e", when(RIGHT, true, text("6")),
                "f", always(text("7")))));

        assertThat(template)
                .containsOnlyOnce("{{- if .Values.left }}")
                .containsOnlyOnce("{{- if .Values.right }}")
                .containsOnlyOnce("{{- else }}");
    }

    @Test
    void lines_that_begin_and_end_with_blanks_keep_them() {
        for (Node.Form form : List.of(Node.Form.LINES, Node.Form.OPEN_LINES)) {
            Map<String, Template> lines = new LinkedHashMap<>();
            lines.put("1", when(LEFT, true, text("  begins")));
            lines.put("2", always(text("")));
            lines.put("3", when(RIGHT, true, text("ends  ")));
            lines.put("4", always(text("{{ foreign }} `quoted` {{ begun")));
            lines.put("5", when(LEFT, false, text(" ")));
            lines.put("6", form == Node.Form.LINES ? when(RIGHT, false, text("")) : always(text("last\t")));

            checked(always(fields("text", always(new Template.Sequence(form, lines)))));
        }
    }

    /** The template in Helm, for each combination, against what the template stands for. */
    private String checked(Template data) {
        Template object = always(fields(
                "kind", always(text("Thing")),
                "metadata", always(fields("name", always(text("x")))),
                "data", data));
        TemplateWriter writer = new TemplateWriter(
                "test",
                Map.of(),
                Map.of(),
                List.of(object),
                ValuesRoot.of(ReleaseNamespace.of(Namespace.named("shop"))));
        String template = writer.file(List.of(object));
        RealHelm helm = RealHelm.on(
                directory,
                Map.of("Chart.yaml", "apiVersion: v2\nname: test\nversion: 1.0.0\n", "templates/thing.yaml", template));
        for (boolean left : new boolean[] {true, false}) {
            for (boolean right : new boolean[] {true, false}) {
                Set<Fact> facts = new LinkedHashSet<>();
                if (left) {
                    facts.add(LEFT);
                }
                if (right) {
                    facts.add(RIGHT);
                }
                assertThat(helm.render(Map.of("left", left, "right", right)))
                        .as("left %s, right %s:%n%s", left, right, template)
                        .containsExactly(json(standing(object, facts).orElseThrow()));
            }
        }
        return template;
    }

    /** What stands where these facts hold. */
    private static Optional<Node> standing(Template template, Set<Fact> facts) {
        return template.branches().stream()
                .filter(branch -> branch.when().holds(facts))
                .findFirst()
                .map(branch -> standing(branch.value(), facts));
    }

    private static Node standing(Template.Value value, Set<Fact> facts) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        if (value instanceof Template.Fields fields) {
            fields.children().forEach((key, child) -> standing(child, facts).ifPresent(node -> nodes.put(key, node)));
            return new Node.Fields(nodes);
        }
        if (value instanceof Template.Sequence sequence) {
            sequence.children().forEach((key, child) -> standing(child, facts).ifPresent(node -> nodes.put(key, node)));
            return new Node.Sequence(sequence.form(), nodes);
        }
        return ((Template.Fixed) value).node();
    }

    private static JsonNode json(Node node) {
        if (node instanceof Node.Fields fields) {
            ObjectNode object = JSON.createObjectNode();
            fields.children().forEach((key, child) -> object.set(key, json(child)));
            return object;
        }
        if (node instanceof Node.Sequence sequence && sequence.form() == Node.Form.LIST) {
            ArrayNode array = JSON.createArrayNode();
            sequence.children().values().forEach(child -> array.add(json(child)));
            return array;
        }
        if (node instanceof Node.Sequence lines) {
            List<String> texts = lines.children().values().stream()
                    .map(TemplateWriterTest::literal)
                    .toList();
            return JSON.getNodeFactory()
                    .textNode(String.join("\n", texts) + (lines.form() == Node.Form.LINES ? "\n" : ""));
        }
        return JSON.getNodeFactory().textNode(literal(node));
    }

    private static String literal(Node node) {
        return ((Part.Literal) ((Node.Text) node).parts().get(0)).text();
    }

    private static Template list(Template item) {
        return always(fields("list", always(new Template.Sequence(Node.Form.LIST, Map.of("item", item)))));
    }

    private static Template.Value text(String text) {
        return new Template.Fixed(new Node.Text(List.of(new Part.Literal(text))));
    }

    private static Template.Fields fields(Object... keysAndTemplates) {
        Map<String, Template> children = new LinkedHashMap<>();
        for (int index = 0; index < keysAndTemplates.length; index += 2) {
            children.put((String) keysAndTemplates[index], (Template) keysAndTemplates[index + 1]);
        }
        return new Template.Fields(children);
    }

    private static Template always(Template.Value value) {
        return new Template(List.of(new Branch(Formula.ALWAYS, value)));
    }

    private static Template when(Fact fact, boolean holds, Template.Value value) {
        return new Template(List.of(new Branch(formula(fact, holds), value)));
    }

    private static Template either(Fact fact, Template.Value one, Template.Value other) {
        return new Template(List.of(new Branch(formula(fact, true), one), new Branch(Formula.ALWAYS, other)));
    }

    private static Formula formula(Fact fact, boolean holds) {
        return new Formula(List.of(List.of(new Formula.Literal(fact, holds))), false);
    }
}
