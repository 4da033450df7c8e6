package dev.keelson.helm.templates;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.value.Form;
import dev.keelson.helm.merge.Formula;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.merge.Template.Branch;
import dev.keelson.helm.tree.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a list of names with those that the user of the chart adds to it; what is there already is not added. */
final class AddedNames {
    private final Words words;
    private final Scalars scalars;
    private final Map<String, Template> own = new LinkedHashMap<>();
    private @Nullable String path;
    private String key = "";

    /** The names that can be added to this list. */
    AddedNames(Template.Sequence list, Words words) {
        this.words = words;
        this.scalars = new Scalars(words);
        list.children().forEach((id, child) -> {
            Map.Entry<String, Node.Text> name =
                    child.isUnconditional() ? name(child.branches().get(0)) : null;
            Optional<String> added =
                    name == null ? Optional.empty() : name.getValue().setting().filter(this::isList);
            if (name != null && added.isPresent()) {
                path = added.get();
                key = name.getKey();
            } else {
                own.put(id, child);
            }
        });
    }

    private boolean isList(String setting) {
        Parameter parameter = words.parameters().get(setting);
        return parameter != null && parameter.form() == Form.LIST;
    }

    /** The only key of an item, with its text. */
    private static Map.@Nullable Entry<String, Node.Text> name(Branch branch) {
        if (!(branch.value() instanceof Template.Fields fields)
                || fields.children().size() != 1) {
            return null;
        }
        Map.Entry<String, Template> only =
                fields.children().entrySet().iterator().next();
        return only.getValue().isUnconditional()
                        && only.getValue().branches().get(0).value() instanceof Template.Fixed fixed
                        && fixed.node() instanceof Node.Text text
                ? Map.entry(only.getKey(), text)
                : null;
    }

    /** {@return whether any can be added} */
    boolean isOpen() {
        return path != null;
    }

    /**
     * Writes them below the key of the list, which stands only where one of them does.
     *
     * @param head the key as it is written
     * @param indent that of the key
     * @param out where to
     * @param writing writes those that the chart names itself
     */
    void write(String head, int indent, Lines out, Consumer<Collection<Template>> writing) {
        Code added = words.value(String.valueOf(path));
        boolean always = own.values().stream().anyMatch(Template::alwaysStands);
        if (own.isEmpty()) {
            out.control(indent, "with " + added.text());
        } else if (!always) {
            out.control(indent, "if " + any(added).text());
        }
        out.add(indent, head);
        writing.accept(own.values());
        out.control(
                indent + 2,
                "range " + (own.isEmpty() ? "uniq ." : without(added).text()));
        out.add(indent + 2, "- " + scalars.key(key) + " {{ . | quote }}");
        out.control(indent + 2, "end");
        if (!always) {
            out.control(indent, "end");
        }
    }

    private Code any(Code added) {
        List<Code> any = new ArrayList<>(List.of(added));
        own.values().stream()
                .flatMap(child -> child.conditions().stream())
                .filter(when -> !when.equals(Formula.ALWAYS))
                .distinct()
                .forEach(when -> any.add(words.condition(when)));
        return Code.call("or", any.toArray(Code[]::new));
    }

    private Code without(Code added) {
        List<Code> arguments = new ArrayList<>(List.of(Code.call("uniq", added)));
        own.values().forEach(child -> arguments.add(standing(child)));
        return Code.call("without", arguments.toArray(Code[]::new));
    }

    /** The name that stands there, an empty text where none does. */
    private Code standing(Template child) {
        Code standing = Code.string("");
        for (int index = child.branches().size() - 1; index >= 0; index--) {
            Branch branch = child.branches().get(index);
            Map.Entry<String, Node.Text> name = name(branch);
            Code text = name == null
                    ? Code.string("")
                    : scalars.code(name.getValue().parts());
            standing = branch.when().equals(Formula.ALWAYS)
                    ? text
                    : Code.call("ternary", text, standing, truth(branch.when()));
        }
        return standing;
    }

    private Code truth(Formula when) {
        Code condition = words.condition(when);
        return Conditions.isBoolean(when) ? condition : Code.call("not", Code.call("not", condition));
    }
}
