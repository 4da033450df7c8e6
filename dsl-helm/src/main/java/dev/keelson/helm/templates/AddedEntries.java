package dev.keelson.helm.templates;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.setting.Characters;
import dev.keelson.helm.merge.Formula;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes a map with what the user of the chart adds to it. Keys of its own are refused by the schema of the values. */
final class AddedEntries {
    private final Words words;
    private final List<String> paths = new ArrayList<>();
    private final Map<String, Template> own = new LinkedHashMap<>();

    /** The entries that can be added to these fields. */
    AddedEntries(Template.Fields fields, Words words) {
        this.words = words;
        fields.children().forEach((key, child) -> path(child, words.parameters())
                .ifPresentOrElse(paths::add, () -> own.put(key, child)));
    }

    private static Optional<String> path(Template child, Map<String, Parameter> parameters) {
        return child.isUnconditional()
                        && child.branches().get(0).value() instanceof Template.Fixed fixed
                        && fixed.node() instanceof Node.Text text
                ? text.setting()
                        .filter(path -> parameters.containsKey(path)
                                && parameters.get(path).kind() == Parameter.Kind.ENTRIES)
                : Optional.empty();
    }

    /** {@return whether that value is added here} Whoever asks writes it. */
    boolean take(String path) {
        return paths.remove(path);
    }

    /**
     * Writes them below their key, which stands only where something does.
     *
     * @param key the key as it is written
     * @param indent that of the key
     * @param out where to
     * @param writing writes what else stands there
     */
    void write(String key, int indent, Lines out, Consumer<Template.Fields> writing) {
        if (own.isEmpty() && !paths.isEmpty()) {
            out.control(indent, "with " + all().text());
            out.add(indent, key);
            yaml(indent + 2, out);
            out.control(indent, "end");
            return;
        }
        boolean always = paths.isEmpty() || own.values().stream().anyMatch(Template::alwaysStands);
        if (!always) {
            out.control(indent, "if " + any().text());
        }
        out.add(indent, key);
        writing.accept(new Template.Fields(own));
        if (!paths.isEmpty()) {
            out.control(indent + 2, "with " + all().text());
            yaml(indent + 2, out);
            out.control(indent + 2, "end");
        }
        if (!always) {
            out.control(indent, "end");
        }
    }

    /** All that is added: one map as it is, or what a helper makes of several, of which the first is the nearest. */
    private Code all() {
        if (paths.size() == 1) {
            return words.value(paths.get(0));
        }
        List<Code> maps = new ArrayList<>();
        paths.forEach(path -> maps.add(0, words.value(path)));
        return words.include(Helper.ADDED, Code.call("list", maps.toArray(Code[]::new)));
    }

    private void yaml(int indent, Lines out) {
        String word = (paths.size() == 1 ? "toYaml . | nindent " : ". | nindent ") + indent;
        Map<String, Parameter> parameters = words.parameters();
        boolean hasLines = paths.stream()
                .anyMatch(path -> parameters.containsKey(path)
                        && parameters.get(path).bounds().characters() == Characters.MULTI_LINE);
        if (hasLines) {
            out.looseAction(indent, word);
        } else {
            out.control(indent, word);
        }
    }

    private Code any() {
        List<Code> any = new ArrayList<>();
        paths.forEach(path -> any.add(words.value(path)));
        own.values().stream()
                .flatMap(child -> child.conditions().stream())
                .filter(when -> !when.equals(Formula.ALWAYS))
                .distinct()
                .forEach(when -> any.add(words.condition(when)));
        return Code.call("or", any.toArray(Code[]::new));
    }
}
