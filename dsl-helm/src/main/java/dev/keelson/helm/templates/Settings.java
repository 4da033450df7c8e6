package dev.keelson.helm.templates;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.helm.merge.Formula;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.release.ReleaseNamespace;
import dev.keelson.helm.symbol.Part;
import dev.keelson.helm.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes where values are found, and what holds where the user of the chart gave none. */
final class Settings {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String root;
    private final Map<String, Template> varyingDefaults;
    private final ReleaseNamespace release;
    private final Words words;

    Settings(String root, Map<String, Template> varyingDefaults, ReleaseNamespace release, Words words) {
        this.root = root;
        this.varyingDefaults = varyingDefaults;
        this.release = release;
        this.words = words;
    }

    /** {@return a value: what the user of the chart gave, else its default} */
    Code value(String path) {
        Code given = place(path);
        Template byDefault = varyingDefaults.get(path);
        return byDefault == null
                ? given
                : Code.call(
                        "ternary", byDefault(byDefault, 0), given, Code.call("kindIs", Code.string("invalid"), given));
    }

    private Code byDefault(Template template, int from) {
        Template.Branch branch = template.branches().get(from);
        Code literal = branch.value() instanceof Template.Chosen chosen
                ? value(chosen.axis().path())
                : literal(((Template.Fixed) branch.value()).node());
        return from == template.branches().size() - 1
                ? literal
                : Code.call("ternary", literal, byDefault(template, from + 1), bool(branch.when()));
    }

    private static Code literal(Node node) {
        return node instanceof Node.Plain plain
                ? Code.operand(plain.value().toString())
                : Code.string(((Part.Literal) ((Node.Text) node).parts().get(0)).text());
    }

    /** What if takes may be a list; ternary wants a boolean. */
    private Code bool(Formula formula) {
        return Code.call("not", Code.call("empty", words.condition(formula)));
    }

    /** {@return the place of a value in the values, or in what Helm knows of the release} */
    Code place(String path) {
        if (release.names(path)) {
            return Code.operand(root + ReleaseNamespace.TEMPLATE);
        }
        String values = root + ".Values";
        List<String> segments = ModelPath.parse(path).segments();
        if (segments.stream().allMatch(each -> IDENTIFIER.matcher(each).matches())) {
            return Code.operand(values + "." + String.join(".", segments));
        }
        Code[] steps = new Code[segments.size() + 1];
        steps[0] = Code.operand(values);
        for (int index = 0; index < segments.size(); index++) {
            steps[index + 1] = Code.string(segments.get(index));
        }
        return Code.call("index", steps);
    }
}
