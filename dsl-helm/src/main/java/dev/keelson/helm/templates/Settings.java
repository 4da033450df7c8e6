package dev.keelson.helm.templates;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.value.Form;
import dev.keelson.helm.merge.Formula;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.merge.Template.Branch;
import dev.keelson.helm.symbol.Part;
import dev.keelson.helm.tree.Node;
import java.util.List;
import java.util.Map;

/** Writes where values are found, and what holds where the user of the chart gave none. */
final class Settings {
    private final String root;
    private final Map<String, Parameter> parameters;
    private final Map<String, Template> varyingDefaults;
    private final ValuesRoot values;
    private final Words words;

    Settings(
            String root,
            Map<String, Parameter> parameters,
            Map<String, Template> varyingDefaults,
            ValuesRoot values,
            Words words) {
        this.root = root;
        this.parameters = parameters;
        this.varyingDefaults = varyingDefaults;
        this.values = values;
        this.words = words;
    }

    /** {@return a value: what the user of the chart gave, else its default} */
    Code value(String path) {
        Template byDefault = varyingDefaults.get(path);
        if (byDefault == null) {
            return place(path);
        }
        return isNeverEmpty(path) && isShort(byDefault)
                ? place(path).piped("default", shortDefault(byDefault))
                : Code.call(
                        "include",
                        Code.string(words.defined(path, name -> chosen(name, path, byDefault))),
                        words.context());
    }

    /** {@return whether nothing that the user of the chart may give counts as empty in a template} */
    boolean isNeverEmpty(String path) {
        Parameter parameter = parameters.get(path);
        if (parameter == null || parameter.kind() == Parameter.Kind.TOGGLE) {
            return false;
        }
        if (parameter.kind() == Parameter.Kind.CHOICE || parameter.type().equals("span")) {
            return true;
        }
        return parameter.form() == Form.NUMBER
                ? parameter.bounds().least() instanceof Long least && least > 0
                : parameter.form() == Form.TEXT
                        && !parameter.bounds().characters().admit("");
    }

    /** One default, or two that a condition with a boolean value tells apart. */
    private static boolean isShort(Template template) {
        List<Branch> branches = template.branches();
        return branches.size() == 1
                || (branches.size() == 2 && Conditions.isBoolean(branches.get(0).when()));
    }

    private Code shortDefault(Template template) {
        List<Branch> branches = template.branches();
        Code first = literal(branches.get(0).value());
        return branches.size() == 1
                ? first
                : Code.call(
                        "ternary",
                        first,
                        literal(branches.get(1).value()),
                        words.condition(branches.get(0).when()));
    }

    private Code literal(Template.Value value) {
        if (value instanceof Template.Chosen chosen) {
            return words.value(chosen.axis().path());
        }
        return ((Template.Fixed) value).node() instanceof Node.Plain plain
                ? Code.operand(plain.value().toString())
                : Code.string(text(value));
    }

    private static String text(Template.Value value) {
        return ((Part.Literal)
                        ((Node.Text) ((Template.Fixed) value).node()).parts().get(0))
                .text();
    }

    /** The template that gives the value, an empty one included. */
    private String chosen(String name, String path, Template byDefault) {
        Settings top = words.outside().settings();
        StringBuilder text = new StringBuilder("{{/* " + path + ", by default chosen by other values. */}}\n");
        text.append("{{- define ").append(Code.string(name).text()).append(" -}}\n");
        text.append("{{- if not (kindIs \"invalid\" ")
                .append(top.place(path).argument())
                .append(") -}}\n");
        text.append("{{ ")
                .append(words.outside().number(path, top.place(path)).text())
                .append(" }}\n");
        for (Branch branch : byDefault.branches()) {
            boolean otherwise = branch.when().equals(Formula.ALWAYS);
            text.append("{{- else")
                    .append(
                            otherwise
                                    ? ""
                                    : " if "
                                            + words.outside()
                                                    .condition(branch.when())
                                                    .text())
                    .append(" -}}\n")
                    .append(written(top, branch.value()))
                    .append("\n");
        }
        return text.append("{{- end }}\n{{- end }}\n").toString();
    }

    private static String written(Settings top, Template.Value value) {
        if (!(value instanceof Template.Fixed fixed)) {
            return "{{ " + top.literal(value).text() + " }}";
        }
        if (fixed.node() instanceof Node.Plain number) {
            return number.value().toString();
        }
        String text = text(value);
        boolean survivesTrimming = !text.isEmpty() && text.strip().equals(text);
        return survivesTrimming
                ? Scalars.escaped(text)
                : "{{ " + Code.string(text).text() + " }}";
    }

    /** {@return the place of a value in the values, or in what Helm knows of the release} */
    Code place(String path) {
        return values.place(root, path);
    }
}
